BeforeAll {
    . $PSScriptRoot/Common.ps1
    $net = Import-NetTopology (Join-Path $Data 'backbone.json')

    # Two paths a-b-d of 10 and a-c-d of 5, and 12 from a to d: the best routing loads both links of each path to 80 %.
    function Get-Diamond {
        New-NetTopology -Name diamond |
            Add-NetTopologyNode a | Add-NetTopologyNode b | Add-NetTopologyNode c | Add-NetTopologyNode d |
            Add-NetTopologyLink a b -Capacity 10 -Cost 1 | Add-NetTopologyLink b d -Capacity 10 -Cost 1 |
            Add-NetTopologyLink a c -Capacity 5 -Cost 1 | Add-NetTopologyLink c d -Capacity 5 -Cost 1
    }

    function Get-Matrix {
        param([string[]] $Rows)
        $path = Join-Path $TestDrive 'matrix.csv'
        @('source,target,rate') + $Rows | Set-Content $path
        Import-TrafficMatrix $path -RateUnit 1 -WarningAction SilentlyContinue
    }
}

Describe 'Invoke-WaterFilling' {
    It 'shares one link as the textbook does' {
        $result = Invoke-WaterFilling -Capacity 10Gbps -Demand 2Gbps,2.6Gbps,4Gbps,5Gbps
        $result.Allocations.Rate | Should -Be 2e9, 2.6e9, 2.7e9, 2.7e9
        $result.TotalRate | Should -Be 10e9
        $result.Certificate.Certified | Should -BeTrue
        $result.RateUnitKnown | Should -BeTrue
    }

    It 'weighs' {
        (Invoke-WaterFilling -Capacity 16 -Demand 4, 2, 10, 4 -Weight 2.5, 4, 0.5, 1).Allocations.Rate | Should -Be 4, 2, 6, 4
    }

    It 'shares a network, with its own demands or with others' {
        ($net | Invoke-WaterFilling).Allocations.Length | Should -Be 200
        $result = Get-Diamond | Invoke-WaterFilling -Demand (Get-Matrix 'a,d,100', 'a,d,1')
        $result.Allocations.Rate | Should -Be 9, 1
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'a capacity of 0'; Id = 'InvalidCapacity'; Block = { Invoke-WaterFilling -Capacity 0 -Demand 1 } }
        @{ What = 'a weight of 0'; Id = 'InvalidWeight'; Block = { Invoke-WaterFilling -Capacity 1 -Demand 1, 1 -Weight 1, 0 } }
        @{ What = 'a network without demands'; Id = 'MissingDemands'; Block = { Invoke-WaterFilling -Topology (New-NetTopology -Ring 3 -Capacity 1Gbps) } }
        @{ What = 'a list of rates for a network'; Id = 'InvalidDemand'; Block = { Invoke-WaterFilling -Topology $net -Demand 1Gbps, 2Gbps } }
        @{ What = 'a matrix for one link'; Id = 'InvalidDemand'; Block = { Invoke-WaterFilling -Capacity 1Gbps -Demand $net.Demands } }
    ) {
        ((Get-ThrownError $Block).FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
    }
}

Describe 'Optimize-TrafficRouting' {
    It 'comes within the gap of the optimum' {
        $result = Get-Diamond | Optimize-TrafficRouting -Demand (Get-Matrix 'a,d,12') -Gap 0.001
        $result | Should -BeOfType NetOpt.Routing.MultipathResult
        $result.LowerBound | Should -BeLessOrEqual 0.8000001
        $result.MaxUtilization | Should -BeGreaterOrEqual 0.7999999
        $result.Gap | Should -BeLessOrEqual 0.001
    }

    It 'searches weights, and changes no more than it may' {
        $result = $net | Optimize-TrafficRouting -Method Weights -MaxChanges 2 -TimeLimit 2s -Seed 1
        $result | Should -BeOfType NetOpt.Routing.WeightSearchResult
        $result.Changes.Length | Should -BeLessOrEqual 2
        $result.MaxUtilization | Should -BeLessOrEqual $result.MaxUtilizationBefore
        $result.LowerBound | Should -BeLessOrEqual ($result.MaxUtilization + 1e-9)
    }

    It 'refuses what belongs to the other method' {
        (Get-ThrownError { Optimize-TrafficRouting $net -MaxChanges 2 }).FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        (Get-ThrownError { Optimize-TrafficRouting $net -Method Weights -Gap 0.1 }).FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'no demands'; Id = 'MissingDemands'; Block = { Optimize-TrafficRouting (Get-Diamond) } }
        @{ What = 'a demand from an unknown node'; Id = 'UnknownNode'; Block = { Optimize-TrafficRouting (Get-Diamond) -Demand (Get-Matrix 'a,zz,1') } }
        @{ What = 'a demand between parts'; Id = 'Disconnected'; Block = { Optimize-TrafficRouting (Get-Diamond | Add-NetTopologyNode alone) -Demand (Get-Matrix 'a,alone,1') } }
        @{ What = 'links without capacity'; Id = 'MissingCapacity'; Block = { $bare = New-NetTopology -Line 2; Optimize-TrafficRouting $bare -Demand (Get-Matrix "$($bare.Nodes[0].Id),$($bare.Nodes[1].Id),1") } }
        @{ What = 'a gap of 0'; Id = 'InvalidParameter'; Block = { Optimize-TrafficRouting $net -Gap 0 } }
    ) {
        ((Get-ThrownError $Block).FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
    }
}

Describe 'Invoke-NetOptimization' {
    BeforeAll {
        $result = Invoke-NetOptimization $net -TimeLimit 3s -Seed 1
    }

    It 'makes the sample backbone better and says by how much' {
        $result.Improved | Should -BeTrue
        $result.After.MaxUtilization | Should -BeLessThan $result.Before.MaxUtilization
        $result.LowerBound | Should -BeLessOrEqual ($result.After.MaxUtilization + 1e-9)
        $result.Changes.Length | Should -BeGreaterThan 0
        $result.ImprovedNetwork.Version | Should -BeGreaterThan $net.Version
    }

    It 'returns the improved network on request' {
        $better = $net | Invoke-NetOptimization -TimeLimit 2s -Seed 1 -PassThru
        $better | Should -BeOfType NetOpt.Topology.NetworkTopology
        $better.Version | Should -BeGreaterThan $net.Version
    }

    It 'shows the report and makes no new snapshot with -WhatIf' {
        $shown = Invoke-NetOptimization $net -TimeLimit 2s -WhatIf
        $shown | Should -BeOfType NetOpt.Optimization.NetworkOptimizationResult
        $shown.ImprovedNetwork | Should -BeNullOrEmpty
        $shown.Before.MaxUtilization | Should -Be $result.Before.MaxUtilization
        Invoke-NetOptimization $net -TimeLimit 2s -WhatIf -PassThru | Should -BeOfType NetOpt.Optimization.NetworkOptimizationResult
    }

    It 'takes other demands' {
        $half = Invoke-NetOptimization $net -Demand $net.Demands.Scale(0.5) -Method None
        $half.Before.MaxUtilization | Should -BeLessThan $result.Before.MaxUtilization
    }

    It 'says of a network that cannot be improved that it cannot' {
        $line = New-NetTopology -Name line | Add-NetTopologyNode a | Add-NetTopologyNode b | Add-NetTopologyLink a b -Capacity 10
        $nothing = Invoke-NetOptimization $line -Demand (Get-Matrix 'a,b,5')
        $nothing.Improved | Should -BeFalse
        $nothing.Method | Should -Be 'None'
        $nothing.Changes.Length | Should -Be 0
    }

    It 'needs demands' {
        (Get-ThrownError { Invoke-NetOptimization (Get-Diamond) }).FullyQualifiedErrorId | Should -BeLike 'MissingDemands,*'
    }
}

Describe 'Invoke-NetOptOperation' {
    It 'takes a hashtable, an object and JSON' {
        (Invoke-NetOptOperation bandwidth.waterfill @{ capacity = 10; demands = 2, 2.6, 4, 5 }).Allocations.Rate | Should -Be 2, 2.6, 2.7, 2.7
        (Invoke-NetOptOperation bandwidth.waterfill ([pscustomobject]@{ Capacity = 10; Demands = 2, 2.6, 4, 5 })).TotalRate | Should -Be 10
        (Invoke-NetOptOperation bandwidth.waterfill '{ "capacity": 10, "demands": [2, 2.6, 4, 5] }').TotalRate | Should -Be 10
    }

    It 'fills in the network, with other demands too' {
        (Invoke-NetOptOperation routing.ecmp @{ weights = 'unit' } -Topology $net).Demands | Should -Be 200
        ($net | Invoke-NetOptOperation routing.ecmp -Demand (Get-Matrix 'lis,mad,1')).Demands | Should -Be 1
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'an unknown operation'; Id = 'UnknownOperation'; Category = 'ObjectNotFound'; Block = { Invoke-NetOptOperation routing.ecm } }
        @{ What = 'an unknown property'; Id = 'InvalidRequest'; Category = 'InvalidArgument'; Block = { Invoke-NetOptOperation routing.ecmp @{ weigts = 'unit' } -Topology $net } }
        @{ What = 'JSON that is none'; Id = 'InvalidRequest'; Category = 'InvalidArgument'; Block = { Invoke-NetOptOperation routing.ecmp '{' -Topology $net } }
        @{ What = 'no network'; Id = 'MissingTopology'; Category = 'InvalidArgument'; Block = { Invoke-NetOptOperation routing.ecmp } }
        @{ What = 'NaN'; Id = 'InvalidRequest'; Category = 'InvalidArgument'; Block = { Invoke-NetOptOperation bandwidth.waterfill @{ capacity = [double]::NaN; demands = 1, 2 } } }
    ) {
        $problem = Get-ThrownError $Block
        ($problem.FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
        $problem.CategoryInfo.Category | Should -Be $Category
    }
}
