BeforeAll {
    . $PSScriptRoot/Common.ps1
    $ring = New-NetTopology -Ring 3
    $id = $ring.Links[0].Id

    function Read-Capacity { param($Value) ($ring | Set-NetTopologyLink $id -Capacity $Value).Links[0].CapacityBps }
}

Describe 'A quantity as an argument' {
    It 'is read with its unit: <Text>' -ForEach @(
        @{ Text = '10Gbps'; Bps = 10e9 }
        @{ Text = '10gbps'; Bps = 10e9 }
        @{ Text = '2.5 Gbit/s'; Bps = 2.5e9 }
        @{ Text = '1.25GB/s'; Bps = 10e9 }
        @{ Text = '64Kibps'; Bps = 65536 }
        @{ Text = '1500'; Bps = 1500 }
        @{ Text = '1e9'; Bps = 1e9 }
    ) {
        Read-Capacity $Text | Should -Be $Bps
    }

    It 'takes bare numbers of any type in the base unit' {
        Read-Capacity 1500 | Should -Be 1500
        Read-Capacity ([long]40000000000) | Should -Be 40e9
        Read-Capacity 2.5e9 | Should -Be 2.5e9
        Read-Capacity ([decimal]0.5) | Should -Be 0.5
        ($ring | Set-NetTopologyLink $id -Capacity 0x10).Links[0].CapacityBps | Should -Be 16
    }

    It 'keeps what was typed where PowerShell reads a number' {
        # 10KB is 10240 to PowerShell; to NetOpt it is an amount of data, which is no rate.
        (Get-ThrownError { Set-NetTopologyLink $id -Topology $ring -Capacity 10KB }).Exception.Message | Should -BeLike "*'10KB' is an amount of data*10kB/s*"
        # 5s is the short 5 to PowerShell.
        (Set-NetTopologyLink $id -Topology $ring -Latency 5s).Links[0].LatencySeconds | Should -Be 5
    }

    It 'takes a time as text, number and TimeSpan' {
        (Set-NetTopologyLink $id -Topology $ring -Latency 5ms).Links[0].LatencySeconds | Should -Be 0.005
        (Set-NetTopologyLink $id -Topology $ring -Latency 0.25).Links[0].LatencySeconds | Should -Be 0.25
        (Set-NetTopologyLink $id -Topology $ring -Latency ([timespan]::FromMilliseconds(12))).Links[0].LatencySeconds | Should -Be 0.012
    }

    It 'takes a list of demands, one without limit' {
        $result = Invoke-WaterFilling -Capacity 10Gbps -Demand 2Gbps, 1e9, unlimited
        $result.Allocations.Rate | Should -Be 2e9, 1e9, 7e9
        $result.Allocations[2].Demand | Should -BeNullOrEmpty
    }

    It 'is refused with what would be right: <Text>' -ForEach @(
        @{ Text = '10 Gbit'; Says = '10Gbps' }
        @{ Text = '10GBPS'; Says = '10Gbps (bits) or 10GB/s (bytes)' }
        @{ Text = '10G'; Says = '10Gbps' }
        @{ Text = '-5Mbps'; Says = 'negative' }
        @{ Text = 'NaN'; Says = 'not a number' }
        @{ Text = 'unlimited'; Says = 'not finite' }
        @{ Text = '1,5Gbps'; Says = 'decimal point' }
    ) {
        $problem = Get-ThrownError { Set-NetTopologyLink $id -Topology $ring -Capacity $Text }
        $problem.FullyQualifiedErrorId | Should -Be 'ParameterArgumentTransformationError,NetOpt.PowerShell.Topology.SetNetTopologyLinkCommand'
        $problem.Exception.Message | Should -BeLike ('*' + [wildcardpattern]::Escape($Says) + '*')
    }

    It 'is refused where it is a number and no quantity: <_>' -ForEach ([double]::NaN), ([double]::PositiveInfinity), -1 {
        $value = $_
        (Get-ThrownError { Set-NetTopologyLink $id -Topology $ring -Capacity $value }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
    }

    It 'reads a plain number strictly' {
        (Get-ThrownError { Set-NetTopologyLink $id -Topology $ring -Cost '5,5' }).Exception.Message | Should -BeLike "*'5,5' is no number*"
    }
}
