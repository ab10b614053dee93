BeforeAll {
    . $PSScriptRoot/Common.ps1
    $net = Import-NetTopology (Join-Path $Data 'backbone.json')
    $optimized = Invoke-NetOptimization $net -TimeLimit 2s -Seed 1

    function Get-View { param($Value) ($Value | Out-String -Width 120).TrimEnd() }
}

Describe 'A result on the screen' {
    It 'spells units for people' {
        Get-View (Invoke-WaterFilling -Capacity 10Gbps -Demand 2Gbps,2.6Gbps,4Gbps,5Gbps) | Should -Match '2\.7 Gbit/s'
        Get-View $optimized | Should -Match '\d+\.\d %'
    }

    It 'fits a screen: <Name>' -ForEach @(
        @{ Name = 'network'; Block = { $net }; Lines = 5 }
        @{ Name = 'traffic matrix'; Block = { $net.Demands }; Lines = 5 }
        @{ Name = 'measures'; Block = { $net | Measure-NetTopology }; Lines = 40 }
        @{ Name = 'water-filling'; Block = { $net | Invoke-WaterFilling }; Lines = 40 }
        @{ Name = 'multipath'; Block = { $net | Optimize-TrafficRouting -Gap 0.05 }; Lines = 40 }
        @{ Name = 'weights'; Block = { $net | Optimize-TrafficRouting -Method Weights -TimeLimit 1s -MaxChanges 2 }; Lines = 45 }
        @{ Name = 'ECMP'; Block = { Invoke-NetOptOperation routing.ecmp -Topology $net }; Lines = 40 }
        @{ Name = 'optimization'; Block = { $optimized }; Lines = 60 }
    ) {
        $text = Get-View (& $Block)
        ($text -split "`n").Count | Should -BeLessOrEqual $Lines
        # A record or an array that nobody wrote a view for shows its type or its members.
        $text | Should -Not -Match 'NetOpt\.|ImmutableArray| = .*\}|System\.'
    }

    It 'has a list as well: <Name>' -ForEach @(
        @{ Name = 'network'; Block = { $net } }
        @{ Name = 'link'; Block = { $net.Links[0] } }
        @{ Name = 'node'; Block = { $net.Nodes[0] } }
        @{ Name = 'optimization'; Block = { $optimized } }
        @{ Name = 'figures'; Block = { $optimized.Before } }
        @{ Name = 'water-filling'; Block = { $net | Invoke-WaterFilling } }
    ) {
        $text = (& $Block | Format-List | Out-String -Width 120).TrimEnd()
        $text | Should -Not -Match 'NetOpt\.|ImmutableArray|System\.'
        ($text -split "`n").Count | Should -BeLessOrEqual 30
    }

    It 'does not flood a stream of several types' {
        $text = Get-View @($net, $optimized, ($net | Measure-NetTopology), ($net | Invoke-WaterFilling), $net.Links[0])
        ($text -split "`n").Count | Should -BeLessOrEqual 70
        $text | Should -Not -Match 'ImmutableArray|\{NetOpt|\{[A-Z]\w+ \{'
    }

    It 'exports flat rows' {
        $rows = $net.Links | Select-Object Id, CapacityBps, Cost | ConvertTo-Csv
        $rows.Count | Should -Be 38
        $optimized.Links | ConvertTo-Csv | Select-Object -Skip 1 -First 1 | Should -Not -Match 'NetOpt\.'
    }
}
