BeforeAll {
    . $PSScriptRoot/Common.ps1
}

Describe 'New-TrafficTrace' {
    It 'makes <Kind> traffic' -ForEach @(
        @{ Kind = 'Poisson'; Arguments = @{ Poisson = $true; Rate = '1Mbps' }; Flows = 1 }
        @{ Kind = 'deterministic'; Arguments = @{ Deterministic = $true; Rate = '1Mbps'; PacketSize = '500B' }; Flows = 1 }
        @{ Kind = 'on-off'; Arguments = @{ OnOff = $true; PeakRate = '2Mbps'; MeanOn = '100ms'; MeanOff = '100ms'; Source = 3 }; Flows = 3 }
        @{ Kind = 'voice'; Arguments = @{ OnOff = $true; Preset = 'Voice'; Source = 5 }; Flows = 5 }
        @{ Kind = 'heavy-tailed'; Arguments = @{ OnOffPareto = $true; Alpha = 1.4; Source = 50 }; Flows = 50 }
        @{ Kind = 'modulated Poisson'; Arguments = @{ Mmpp = $true; StateRate = 100, 10; LeaveRate = 0.5, 1.5 }; Flows = 1 }
        @{ Kind = 'web'; Arguments = @{ Web = $true; Model = 'Surge'; Source = 5 }; Flows = 5 }
        @{ Kind = 'self-similar'; Arguments = @{ FractionalGaussian = $true; Hurst = 0.9; Rate = '2Mbps'; Slot = '20ms'; Variation = 0.2 }; Flows = 1 }
    ) {
        $trace = New-TrafficTrace @Arguments -Duration 5s -Seed 3
        $trace | Should -BeOfType NetOpt.Traffic.PacketTrace
        $trace.Count | Should -BeGreaterThan 0
        $trace.FlowCount | Should -Be $Flows
        $trace.DurationNanoseconds | Should -Be 5000000000
        $trace.Expected.MeanRateBps | Should -BeGreaterThan 0
    }

    It 'makes the trace of the first example, at about 7 Mbit/s' {
        $trace = New-TrafficTrace -OnOffPareto -Alpha 1.4 -Source 50 -Duration 60s -Seed 1
        $trace.Expected.MeanRateBps | Should -Be 7e6
        $trace.Expected.Hurst | Should -Be 0.8
        $trace.Count | Should -BeGreaterThan 30000
    }

    It 'makes the same trace of the same seed and another of another' {
        $times = 7, 7, 8 | ForEach-Object { (New-TrafficTrace -Poisson -Rate 1Mbps -Duration 1s -Seed $_).TimeNanoseconds -join ' ' }
        $times[0] | Should -Be $times[1]
        $times[0] | Should -Not -Be $times[2]
    }

    It 'sends constant bit rate to the nanosecond' {
        $trace = New-TrafficTrace -Deterministic -Rate 64kbps -PacketSize 160B -Phase 0s -Duration 1s
        $trace.Count | Should -Be 50
        $trace.TimeNanoseconds[49] | Should -Be 980000000
    }

    It 'puts traces together, with the names of their flows and what is expected of all' {
        $a = New-TrafficTrace -Poisson -Rate 1Mbps -Source 2 -Duration 2s
        $b = New-TrafficTrace -Deterministic -Rate 1Mbps -Duration 2s -Name cbr
        $all = $a, $b | New-TrafficTrace -Merge -Name both
        $all.Name | Should -Be 'both'
        $all.Count | Should -Be ($a.Count + $b.Count)
        $all.FlowNames | Should -Be 'Poisson 1', 'Poisson 2', 'cbr'
        $all.Expected.MeanRateBps | Should -Be 2e6
        $all.Expected.Count | Should -Be 3
    }

    It 'plays a trace again, cut, faster and over and over' {
        $trace = New-TrafficTrace -Deterministic -Rate 8kbps -PacketSize 1000B -Phase 0s -Duration 4s
        ($trace | New-TrafficTrace -Replay -Speed 2).TimeNanoseconds | Should -Be 0, 500000000, 1000000000, 1500000000
        ($trace | New-TrafficTrace -Replay -From 1s -To 3s).TimeNanoseconds | Should -Be 0, 1000000000
        (New-TrafficTrace -Replay -Trace $trace -Repeat -Duration 8s).Count | Should -Be 8
        (New-TrafficTrace -Replay -Trace $trace -Rate 16kbps).DurationNanoseconds | Should -Be 2000000000
    }

    It 'refuses <Wrong>' -ForEach @(
        @{ Wrong = 'a tail index of 1'; Arguments = @{ OnOffPareto = $true; Alpha = 1 }; Id = 'InvalidParameter' }
        @{ Wrong = 'a rate of 0'; Arguments = @{ Poisson = $true; Rate = '0bps' }; Id = 'InvalidParameter' }
        @{ Wrong = 'packets without bytes'; Arguments = @{ Poisson = $true; PacketSize = '0B' }; Id = 'InvalidParameter' }
        @{ Wrong = 'no sources'; Arguments = @{ Poisson = $true; Source = 0 }; Id = 'InvalidParameter' }
        @{ Wrong = 'no duration'; Arguments = @{ Poisson = $true; Duration = '0s' }; Id = 'InvalidParameter' }
        @{ Wrong = 'a Hurst parameter of 1'; Arguments = @{ FractionalGaussian = $true; Hurst = 1 }; Id = 'InvalidParameter' }
        @{ Wrong = 'rates beside a preset'; Arguments = @{ OnOff = $true; Preset = 'Voice'; Rate = '1Mbps' }; Id = 'InvalidParameter' }
        @{ Wrong = 'more packets than memory holds'; Arguments = @{ Poisson = $true; Rate = '1Tbps' }; Id = 'TooLarge' }
    ) {
        $errorRecord = Get-ThrownError { New-TrafficTrace @Arguments }
        $errorRecord.FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'shows a trace in a line and does not print its packets' {
        $trace = New-TrafficTrace -Poisson -Rate 8Mbps -Duration 10s -Seed 1
        $lines = @(($trace | Out-String -Width 80).Trim() -split "`n")
        $lines.Count | Should -Be 3
        $lines[2] | Should -BeLike 'Poisson*Mbit/s*'
        @(($trace | Format-List | Out-String -Width 80).Trim() -split "`n").Count | Should -BeLessThan 20
    }

    It 'draws the rate at several scales' {
        $file = Join-Path $TestDrive 'trace.svg'
        New-TrafficTrace -Poisson -Rate 80Mbps -Duration 2s -Seed 1 | Export-NetOptChart $file
        Get-Content $file -Raw | Should -BeLike '*Rate in steps of 10 ms*'
    }
}
