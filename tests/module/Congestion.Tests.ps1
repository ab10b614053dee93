BeforeAll {
    . $PSScriptRoot/Common.ps1
}

Describe 'Invoke-AimdModel' {
    It 'follows Chiu and Jain' {
        $run = Invoke-AimdModel -User 2 -Start 10, 70 -Increase 1 -Decrease 0.5 -Step 12
        $run.Rates[0][12] | Should -Be 10.5
        $run.Rates[1][12] | Should -Be 40.5
    }

    It 'starts users without a rate at 0' {
        (Invoke-AimdModel -User 3 -Start 10).Rates.Length | Should -Be 3
    }

    It 'tells rules apart' {
        (Invoke-AimdModel 10, 70 -Rule Aimd -Step 1000).JainAtEnd | Should -BeGreaterThan 0.999
        (Invoke-AimdModel 10, 70 -Rule Mimd).Verdict | Should -Be 'KeepsRatio'
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'more rates than users'; Id = 'InvalidParameter'; Block = { Invoke-AimdModel -User 2 -Start 1, 2, 3 } }
        @{ What = 'one user'; Id = 'InvalidParameter'; Block = { Invoke-AimdModel 5 } }
        @{ What = 'a growing decrease'; Id = 'InvalidParameter'; Block = { Invoke-AimdModel 5, 6 -Decrease 2 } }
    ) {
        ((Get-ThrownError $Block).FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
    }

    It 'has a chart and a view' {
        $path = Join-Path $TestDrive 'plane.svg'
        Invoke-AimdModel 10, 70 | Export-NetOptChart -Path $path
        Get-Content -Raw $path | Should -Match 'fair: both have the same'
        Invoke-AimdModel 10, 70 | Out-String | Should -Match 'the shares become equal'
    }
}

Describe 'Measure-TcpModel' {
    It 'evaluates the formulas' {
        $result = Measure-TcpModel -Rtt 100ms -Loss 0.001
        ($result.Rates | Where-Object Formula -EQ 'Mathis').RateBps | Should -BeGreaterThan 4523644
        ($result.Rates | Where-Object Formula -EQ 'Mathis').RateBps | Should -BeLessThan 4523645
    }

    It 'answers the other way round' {
        $loss = (Measure-TcpModel -Rtt 40ms -TargetRate 1Gbps).Rates[0].Loss
        (Measure-TcpModel -Rtt 40ms -Loss $loss).Rates[0].RateBps | Should -BeGreaterThan 999999999
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'no loss'; Id = 'InvalidParameter'; Block = { Measure-TcpModel -Rtt 40ms -Loss 0 } }
        @{ What = 'no round-trip time'; Id = 'InvalidParameter'; Block = { Measure-TcpModel -Rtt 0 -Loss 0.1 } }
        @{ What = 'a rate of 0'; Id = 'InvalidParameter'; Block = { Measure-TcpModel -Rtt 40ms -TargetRate 0 } }
        @{ What = 'a segment of 0 bytes'; Id = 'InvalidParameter'; Block = { Measure-TcpModel -Rtt 40ms -Loss 0.1 -SegmentSize 0 } }
    ) {
        ((Get-ThrownError $Block).FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
    }

    It 'has a chart and a view' {
        $path = Join-Path $TestDrive 'tcp.svg'
        Measure-TcpModel -Rtt 40ms -Loss 0.001 | Export-NetOptChart -Path $path
        Get-Content -Raw $path | Should -Match 'CUBIC'
        Measure-TcpModel -Rtt 40ms -TargetRate 1Gbps | Out-String | Should -Match 'Target  : 1 Gbit/s'
    }
}
