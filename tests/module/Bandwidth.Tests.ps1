BeforeAll {
    . $PSScriptRoot/Common.ps1

    function Get-Rate {
        param($Manager, [string] $Flow)
        ($Manager.Allocations | Where-Object Flow -EQ $Flow).RateBps
    }
}

Describe 'Request-Bandwidth' {
    It 'gives 5, 3 and 2 in whatever order the flows <Order> ask' -ForEach @(
        @{ Order = 'voice', 'web', 'backup' }, @{ Order = 'backup', 'web', 'voice' }, @{ Order = 'web', 'backup', 'voice' }
    ) {
        $asks = @{
            voice = @{ Demand = '5Gbps'; Priority = 'Critical' }
            web = @{ Demand = '3Gbps'; Priority = 'Medium' }
            backup = @{ Demand = '6Gbps' }
        }
        $manager = New-BandwidthManager 10Gbps
        foreach ($flow in $Order) {
            $ask = $asks[$flow]
            Request-Bandwidth $manager $flow @ask | Should -BeOfType NetOpt.Bandwidth.Management.BandwidthAllocation
        }
        Get-Rate $manager voice | Should -Be 5e9
        Get-Rate $manager web | Should -Be 3e9
        Get-Rate $manager backup | Should -Be 2e9
    }

    It 'takes a table of flows, and one that is refused does not stop the rest' {
        $manager = New-BandwidthManager 10Gbps
        $flows = 'Flow,Guarantee,Demand,Priority', 'voice,2Gbps,2Gbps,Critical', 'big,9Gbps,,', 'web,,4Gbps,Medium', 'backup,,unlimited,' | ConvertFrom-Csv
        $output = @($flows | Request-Bandwidth -Manager $manager -ErrorVariable refused -ErrorAction SilentlyContinue)
        $output.Flow | Should -Be 'backup', 'voice', 'web'
        $output.RateBps | Should -Be 4e9, 2e9, 4e9
        $refused.FullyQualifiedErrorId | Should -BeLike 'GuaranteeRefused,*'
        $refused.ErrorDetails.RecommendedAction | Should -Be 'A guarantee of at most 8Gbps.'
    }

    It 'follows ends, nodes or links' {
        $manager = New-NetTopology -Name pair | Add-NetTopologyNode a | Add-NetTopologyNode b |
            Add-NetTopologyLink a b -Id slow -Capacity 1Gbps | Add-NetTopologyLink a b -Id fast -Capacity 9Gbps | New-BandwidthManager
        (Request-Bandwidth $manager ends -Source a -Target b).RateBps | Should -Be 1e9
        (Request-Bandwidth $manager nodes -Path b, a).RateBps | Should -Be 1e9
        (Request-Bandwidth $manager links -Source a -Link fast).RateBps | Should -Be 9e9
        $manager.Links.Link | Should -Be slow, slow, fast
    }

    It 'warns of a flow that has nothing now' {
        $manager = New-BandwidthManager 1Gbps
        $null = Request-Bandwidth $manager all -Guarantee 1Gbps
        (Request-Bandwidth $manager late -WarningVariable warned -WarningAction SilentlyContinue).RateBps | Should -Be 0
        $warned | Should -Match 'has nothing now'
    }

    It 'changes nothing with -WhatIf' {
        $manager = New-BandwidthManager 1Gbps
        Request-Bandwidth $manager a -WhatIf | Should -BeNullOrEmpty
        $manager.FlowCount | Should -Be 0
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'a capacity of 0'; Id = 'InvalidCapacity'; Block = { New-BandwidthManager 0 } }
        @{ What = 'no samples'; Id = 'InvalidParameter'; Block = { New-BandwidthManager 1Gbps -MinimumSample 0 } }
        @{ What = 'a guarantee above the demand'; Id = 'InvalidDemand'; Block = { Request-Bandwidth (New-BandwidthManager 1Gbps) a -Guarantee 2 -Demand 1 } }
        @{ What = 'a path on one link'; Id = 'InvalidParameter'; Block = { Request-Bandwidth (New-BandwidthManager 1Gbps) a -Source x -Target y } }
        @{ What = 'an unknown flow'; Id = 'UnknownFlow'; Block = { Remove-BandwidthAllocation (New-BandwidthManager 1Gbps) a } }
        @{ What = 'an unknown node'; Id = 'UnknownNode'; Block = { Request-Bandwidth (New-NetTopology -Ring 3 -Capacity 1Gbps | New-BandwidthManager) a -Source x -Target y } }
        @{ What = 'use of an unknown flow'; Id = 'UnknownFlow'; Block = { Optimize-BandwidthAllocation (New-BandwidthManager 1Gbps) a 1Mbps } }
        @{ What = 'a measurement without a rate'; Id = 'InvalidParameter'; Block = { Optimize-BandwidthAllocation (New-BandwidthManager 1Gbps) a } }
    ) {
        ((Get-ThrownError $Block).FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
    }
}

Describe 'Remove-BandwidthAllocation' {
    It 'gives back what the flows had, and goes on past one that is not there' {
        $manager = New-BandwidthManager 10Gbps
        'a', 'b', 'c' | ForEach-Object { $null = Request-Bandwidth $manager $_ -Guarantee 2Gbps }
        (Get-WrittenError { Remove-BandwidthAllocation $manager a, x, b }).FullyQualifiedErrorId | Should -BeLike 'UnknownFlow,*'
        $manager.Allocations.RateBps | Should -Be 10e9
        (Remove-BandwidthAllocation $manager c -PassThru).FlowCount | Should -Be 0
    }

    It 'takes allocations from the pipeline, and nothing with -WhatIf' {
        $manager = New-BandwidthManager 10Gbps
        'a', 'b', 'c' | ForEach-Object { $null = Request-Bandwidth $manager $_ }
        $manager.Allocations | Remove-BandwidthAllocation -Manager $manager -WhatIf
        $manager.FlowCount | Should -Be 3
        $manager.Allocations | Where-Object Flow -NE b | Remove-BandwidthAllocation -Manager $manager
        $manager.Allocations.Flow | Should -Be b
    }
}

Describe 'Optimize-BandwidthAllocation' {
    It 'lends what is idle, and gives it back' {
        $manager = New-BandwidthManager 1Gbps -MinimumSample 2
        'idle', 'busy' | ForEach-Object { $null = Request-Bandwidth $manager $_ }
        $use = 'Flow,Use', 'idle,0', 'busy,500Mbps' | ConvertFrom-Csv
        ($use | Optimize-BandwidthAllocation -Manager $manager).RateBps | Should -Be 500e6, 500e6
        ($use | Optimize-BandwidthAllocation -Manager $manager).RateBps | Should -Be 995e6, 5e6
        (Optimize-BandwidthAllocation $manager idle 5Mbps).RateBps | Should -Be 500e6, 500e6
    }

    It 'changes nothing with -WhatIf' {
        $manager = New-BandwidthManager 1Gbps -MinimumSample 1
        'idle', 'busy' | ForEach-Object { $null = Request-Bandwidth $manager $_ }
        Optimize-BandwidthAllocation $manager idle 0 -WhatIf | Should -BeNullOrEmpty
        (Optimize-BandwidthAllocation $manager).RateBps | Should -Be 500e6, 500e6
    }
}

Describe 'Alpha-fair sharing' {
    It 'is proportional with alpha 1, and max-min with Infinity' {
        $proportional, $fair = Invoke-WaterFilling -Capacity 9Gbps -Demand unlimited, unlimited -Weight 1, 2 -Alpha 1, Infinity
        $proportional | Should -BeOfType NetOpt.Bandwidth.AlphaFairResult
        $proportional.Certificate.Certified | Should -BeTrue
        [Math]::Abs($proportional.Allocations[1].Rate - 6e9) | Should -BeLessThan 10
        $proportional.RateUnitKnown | Should -BeTrue
        $fair | Should -BeOfType NetOpt.Bandwidth.WaterfillResult
        $fair.Allocations.Rate | Should -Be 3e9, 6e9
    }

    It 'shares a network, and says where capacity is worth most' {
        $result = Import-NetTopology (Join-Path $Data 'backbone.json') | Invoke-WaterFilling -Alpha 2
        $result.Allocations.Length | Should -Be 200
        $result.Certificate.Gap | Should -BeLessThan 1e-9
        ($result.Prices.Share | Measure-Object -Sum).Sum | Should -BeGreaterThan 0.999
        ($result | Out-String) | Should -Match 'Dearest from'
    }

    It 'compares kinds of fairness without changing the manager' {
        $manager = New-NetTopology -Line 3 -Capacity 1Gbps | New-BandwidthManager
        $id = $manager.Topology.Nodes.Id
        $null = Request-Bandwidth $manager long -Source $id[0] -Target $id[2]
        $null = Request-Bandwidth $manager first -Source $id[0] -Target $id[1]
        $null = Request-Bandwidth $manager second -Source $id[1] -Target $id[2]
        $before = $manager.Allocations.RateBps
        $comparison = Optimize-BandwidthAllocation $manager -Alpha 1, 2, Infinity
        $comparison.Kinds.Fairness | Should -Be 'proportional', 'alpha 2', 'max-min'
        $comparison.Flows | Should -Be 'first', 'long', 'second'
        [Math]::Round($comparison.Kinds[0].RatesBps[1]) | Should -Be 333333333
        [Math]::Round($comparison.Kinds[1].RatesBps[1]) | Should -Be 414213562
        $comparison.Kinds[2].RatesBps | Should -Be 500e6, 500e6, 500e6
        $manager.Allocations.RateBps | Should -Be $before
        $comparison | Export-NetOptChart (Join-Path $TestDrive 'comparison.html')
        Join-Path $TestDrive 'comparison.html' | Should -Exist
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'alpha 0'; Id = 'InvalidParameter'; Block = { Invoke-WaterFilling -Capacity 1Gbps -Demand 1 -Alpha 0 } }
        @{ What = 'a negative alpha'; Id = 'InvalidParameter'; Block = { Invoke-WaterFilling -Capacity 1Gbps -Demand 1 -Alpha -1 } }
        @{ What = 'a manager without flows'; Id = 'EmptyInput'; Block = { Optimize-BandwidthAllocation (New-BandwidthManager 1Gbps) -Alpha 1 } }
    ) {
        ((Get-ThrownError $Block).FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
    }
}

Describe 'A bandwidth manager' {
    It 'has a chart' {
        $manager = New-BandwidthManager 10Gbps
        $null = Request-Bandwidth $manager a -Guarantee 1Gbps -Demand 2Gbps
        $null = Request-Bandwidth $manager b
        $manager | Export-NetOptChart (Join-Path $TestDrive 'manager.svg')
        Get-Content (Join-Path $TestDrive 'manager.svg') -Raw | Should -Match '<svg'
    }

    It 'serves many threads at once' {
        $manager = New-BandwidthManager 10Gbps
        1..16 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            $thread = $_
            1..20 | ForEach-Object { [pscustomobject]@{ Flow = "f$thread-$_"; Guarantee = '50Mbps' } } |
                Request-Bandwidth -Manager $using:manager -ErrorAction SilentlyContinue | Out-Null
        } -ThrottleLimit 16
        $manager.TotalGuaranteeBps | Should -Be 10e9
        $manager.FlowCount | Should -Be 200
    }

    It 'completes its flows' {
        $manager = New-BandwidthManager 10Gbps
        $null = Request-Bandwidth $manager voice
        Set-Variable NetOptTestManager $manager -Scope Global
        Get-Completion 'Remove-BandwidthAllocation -Manager $NetOptTestManager -Flow vo' | Should -Be voice
        Remove-Variable NetOptTestManager -Scope Global
    }

    It 'is reached from the runner as an operation' {
        $request = '{"capacity": 10e6, "flows": [{"flow": "voice", "guarantee": 2e6, "demand": 2e6, "priority": "critical"}, {"flow": "web"}, {"flow": "big", "guarantee": 9e6}]}'
        $result = Invoke-NetOptOperation bandwidth.allocate $request
        $result.Allocations.RateBps | Should -Be 2e6, 8e6
        $result.Refusals.LargestGuaranteeBps | Should -Be 8e6
        ($result | Out-String) | Should -Match 'Would fit'
    }
}
