BeforeAll {
    . $PSScriptRoot/Common.ps1
    $Office = Join-Path $Data 'office.csv'
}

Describe 'Import-TrafficTrace' {
    It 'reads a table with flows' {
        $trace = Import-TrafficTrace $Office
        $trace.Count | Should -Be 2558
        $trace.FlowNames | Should -Contain 'voice'
    }

    It 'takes files from Get-ChildItem and wildcards' {
        '0.1 10', '0.2 20' | Set-Content (Join-Path $TestDrive 'a.TL')
        '0.1 10', '0.2 20' | Set-Content (Join-Path $TestDrive 'b.TL')
        (Get-ChildItem $TestDrive -Filter *.TL | Import-TrafficTrace).Count | Should -Be 2
        (Import-TrafficTrace (Join-Path $TestDrive '*.TL')).Name | Should -Be 'a.TL', 'b.TL'
    }

    It 'goes on after a file that is no trace' {
        'hello world' | Set-Content (Join-Path $TestDrive 'no.txt')
        $trace = Import-TrafficTrace (Join-Path $TestDrive 'no.txt'), $Office -ErrorAction SilentlyContinue -ErrorVariable problem
        $trace.Count | Should -Be 2558
        ($problem[0].FullyQualifiedErrorId -split ',')[0] | Should -Be 'UnknownFormat'
    }

    It 'reads values as a series, with a warning on the unit' {
        12.1, 11.8, 40.2 | Set-Content (Join-Path $TestDrive 'rtt.txt')
        $series = Import-TrafficTrace (Join-Path $TestDrive 'rtt.txt') -WarningVariable told -WarningAction SilentlyContinue
        $series | Should -BeOfType NetOpt.Traffic.SampleSeries
        "$told" | Should -Match 'milliseconds'
        ($series | Measure-TrafficTrace).Statistics.Count | Should -Be 3
        (Measure-TrafficTrace $series).Timer.LateSamples | Should -Be 1
    }

    It 'takes a format, a name and a unit of time' {
        $file = Join-Path $TestDrive 'n.txt'
        1, 2, 3 | Set-Content $file
        (Import-TrafficTrace $file -Format Samples -WarningAction SilentlyContinue).Values | Should -Be 1, 2, 3
        'time,size', '5,10' | Set-Content $file
        $trace = Import-TrafficTrace $file -TimeUnit 1ms -Name mine
        $trace.TimeNanoseconds[0] | Should -Be 5000000
        $trace.Name | Should -Be 'mine'
    }
}

Describe 'Measure-TrafficTrace' {
    It 'has one view that fits a screen' {
        $text = Import-TrafficTrace $Office | Measure-TrafficTrace | Out-String -Width 120
        $text | Should -Match 'Haar wavelet'
        $text | Should -Match 'IDC'
        ($text -split "`n").Count | Should -BeLessThan 40
    }

    It 'measures several traces, one result each' {
        $trace = Import-TrafficTrace $Office
        (Measure-TrafficTrace $trace, $trace -Interval 100ms -Scale 10ms, 1s).Scales.Count | Should -Be 4
    }

    It 'sends traces through a queue side by side' {
        $poisson = New-TrafficTrace -Poisson -Rate 1Mbps -Duration 20s
        $result = $poisson, (Import-TrafficTrace $Office) | Measure-TrafficTrace -Load 0.8 -Buffer 64KiB
        $result.Queues.Count | Should -Be 2
        $result.Queues[1].MeanWaitSeconds | Should -BeGreaterThan $result.Queues[0].MeanWaitSeconds
        $result | Out-String | Should -Match 'M/M/1'
        (Measure-TrafficTrace $poisson -Capacity 2Mbps, '4Mbps').Queues.CapacityBps | Should -Be 2e6, 4e6
    }

    It 'has charts' {
        foreach ($result in (Import-TrafficTrace $Office | Measure-TrafficTrace), (Import-TrafficTrace $Office | Measure-TrafficTrace -Load 0.8)) {
            $path = Join-Path $TestDrive 'chart.html'
            $result | Export-NetOptChart -Path $path
            (Get-Item $path).Length | Should -BeGreaterThan 1000
        }
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'a load of 0'; Id = 'InvalidParameter'; Block = { Import-TrafficTrace $Office | Measure-TrafficTrace -Load 0 } }
        @{ What = 'a buffer below a packet'; Id = 'InvalidParameter'; Block = { Import-TrafficTrace $Office | Measure-TrafficTrace -Load 0.5 -Buffer 100B } }
        @{ What = 'a lag of 0'; Id = 'InvalidParameter'; Block = { Measure-TrafficTrace (Import-TrafficTrace $Office) -Lag 0 } }
        @{ What = 'an interval of 0'; Id = 'InvalidParameter'; Block = { Measure-TrafficTrace (Import-TrafficTrace $Office) -Interval 0 } }
    ) {
        ((Get-ThrownError $Block).FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
    }
}
