BeforeAll {
    . $PSScriptRoot/Common.ps1
    # Completion looks at the variables of the prompt, so the network is one of them.
    Set-Variable NetOptTestNet (Import-NetTopology (Join-Path $Data 'backbone.json')) -Scope Global
}

AfterAll {
    Remove-Variable NetOptTestNet, NetOptOddNet -Scope Global
}

Describe 'Completion' {
    It 'offers node ids of the network in -Topology' {
        Get-Completion 'Remove-NetTopologyNode -Topology $NetOptTestNet -Id li' | Should -Be 'lis'
    }

    It 'offers node ids of the network that starts the pipeline' {
        Get-Completion '$NetOptTestNet | Add-NetTopologyLink -Source par -Target am' | Should -Contain 'ams'
    }

    It 'finds a node by its name' {
        Get-Completion '$NetOptTestNet | Remove-NetTopologyNode -Id Lisb' | Should -Be 'Lisbon'
    }

    It 'offers link ids with their ends as tips' {
        $line = '$NetOptTestNet | Set-NetTopologyLink -Id lis-m'
        $match = (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches
        $match.CompletionText | Should -Be 'lis-mad'
        $match.ToolTip | Should -Be 'Lisbon - Madrid'
    }

    It 'quotes what needs quotes' {
        Set-Variable NetOptOddNet (New-NetTopology -Name odd | Add-NetTopologyNode "it's, here" | Add-NetTopologyNode plain) -Scope Global
        Get-Completion '$NetOptOddNet | Remove-NetTopologyNode -Id it' | Should -Be "'it''s, here'"
    }

    It 'offers nothing where no network is at hand' {
        Get-Completion 'Remove-NetTopologyNode -Id lis' | Should -Not -Contain 'lis'
    }

    It 'offers units for a number, and usual values for none' {
        Get-Completion 'New-NetTopology -Ring 5 -Capacity 10' | Should -Contain '10Gbps'
        Get-Completion 'New-NetTopology -Ring 5 -Capacity 10G' | Should -Contain '10Gbps'
        Get-Completion 'New-NetTopology -Ring 5 -Capacity ' | Should -Contain '100Gbps'
        Get-Completion 'New-NetTopology -Ring 5 -Latency 5' | Should -Contain '5ms'
    }

    It 'offers operations' {
        Get-Completion 'Invoke-NetOptOperation routing.e' | Should -Be 'routing.ecmp'
    }

    It 'offers the methods and formats' {
        Get-Completion 'Optimize-TrafficRouting -Method W' | Should -Be 'Weights'
        Get-Completion 'Export-NetTopology x -Format Gr' | Should -Be 'GraphMl'
    }
}
