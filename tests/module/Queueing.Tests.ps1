BeforeAll {
    . $PSScriptRoot/Common.ps1

    function Get-View { param($Value) ($Value | Out-String -Width 120).TrimEnd() }
}

Describe 'Measure-QueueModel' {
    It 'answers the worked example of ten servers' {
        $queue = Measure-QueueModel -MMm -ArrivalRate 80 -ServiceRate 10 -Servers 10 -At 100ms
        $queue | Should -BeOfType NetOpt.Queueing.QueueModelResult
        $queue.WaitProbability | Should -BeGreaterThan 0.409180
        $queue.WaitProbability | Should -BeLessThan 0.409181
        $queue.Tails[0].WaitExceeds | Should -BeLessThan 0.0554
        $queue.Percentiles.Probability | Should -Be 0.5, 0.95, 0.99
    }

    It 'says unstable, and gives no number' {
        $queue = Measure-QueueModel -MM1 -ArrivalRate 120 -ServiceRate 100
        $queue.Stable | Should -BeFalse
        $queue.MeanSojournSeconds | Should -BeNullOrEmpty
        Get-View $queue | Should -Match 'unstable: the offered load'
    }

    It 'finds what is left out: <Name>' -ForEach @(
        @{ Name = 'servers for a wait'; Block = { Measure-QueueModel -MMm -ArrivalRate 80 -ServiceRate 10 -TargetWait 5ms }; Unknown = 'Servers'; Value = 12 }
        @{ Name = 'servers for a percentile'; Block = { Measure-QueueModel -MMm -ArrivalRate 80 -ServiceRate 10 -TargetWait 50ms -TargetPercentile 0.99 }; Unknown = 'Servers'; Value = 13 }
        @{ Name = 'lines for a loss'; Block = { Measure-QueueModel -ErlangB -OfferedLoad 100 -TargetBlocking 0.01 }; Unknown = 'Servers'; Value = 117 }
        @{ Name = 'servers for a probability'; Block = { Measure-QueueModel -ErlangC -OfferedLoad 100 -TargetWaitProbability 0.1 }; Unknown = 'Servers'; Value = 115 }
        @{ Name = 'places for a loss'; Block = { Measure-QueueModel -MMmK -ArrivalRate 9000 -ServiceRate 10000 -TargetBlocking 1e-6 }; Unknown = 'Places'; Value = 110 }
        @{ Name = 'load for a utilization'; Block = { Measure-QueueModel -MM1 -ServiceRate 100 -TargetUtilization 0.5 }; Unknown = 'ArrivalRate'; Value = 50 }
        @{ Name = 'speed for a time'; Block = { Measure-QueueModel -MM1 -ArrivalRate 80 -TargetSojourn 50ms }; Unknown = 'ServiceRate'; Value = 100 }
    ) {
        $answer = (& $Block).Solution
        $answer.Unknown | Should -Be $Unknown
        [math]::Round($answer.Value, 9) | Should -Be $Value
    }

    It 'takes times with units, bare seconds and computed ones' {
        $times = '10ms', 0.01, ([timespan]::FromMilliseconds(10)), '10000us' | ForEach-Object { (Measure-QueueModel -MM1 -ArrivalRate 80 -ServiceTime $_).MeanSojournSeconds }
        $times | Sort-Object -Unique | Should -HaveCount 1
        { Measure-QueueModel -MM1 -ArrivalRate 80 -ServiceTime (1 / 300) } | Should -Not -Throw
    }

    It 'takes rows of a table, and one that is wrong does not stop the rest' {
        $rows = 'ArrivalRate,ServiceRate,Servers', '80,10,10', '80,0,10', '80,10,7' | ConvertFrom-Csv
        $output = @($rows | Measure-QueueModel -MMm -ErrorVariable wrong -ErrorAction SilentlyContinue)
        $output.Stable | Should -Be $true, $false
        $wrong.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }

    It 'knows priorities and networks' {
        $classes = (Measure-QueueModel -Priority -ArrivalRate 250, 100 -ServiceTime 0.8ms, 6ms -ServiceScv 0, 0 -Name voice, data).Classes
        $classes.Name | Should -Be voice, data
        [math]::Round($classes[1].MeanWaitSeconds, 6) | Should -Be 0.01175
        $open = Measure-QueueModel -Jackson -ArrivalRate 2, 0 -ServiceRate 5, 4 -Routing (0, 1), (0.25, 0)
        [math]::Round($open.Stations[1].MeanCustomers, 9) | Should -Be 2
        $closed = Measure-QueueModel -Closed -ServiceTime 5ms, 30ms -Visits 10, 4 -Population 20 -ThinkTime 1s
        $closed.Throughput | Should -BeLessThan (1 / 0.12)
        (Measure-QueueModel -Closed -ServiceDemand ('100ms', '20ms'), ('50ms', '80ms') -Population 5, 3 -ThinkTime 1s, 2s).Classes | Should -HaveCount 2
    }

    It 'reads a distribution' {
        (Measure-QueueModel -MG1 -ArrivalRate 60 -Service 'hyperexponential(mean=10ms, scv=4)').Percentiles[1].WaitSeconds | Should -BeGreaterThan 0.1
        (Measure-QueueModel -MG1 -ArrivalRate 60 -Service 'pareto(alpha=1.5, min=1ms)').Reason | Should -Match 'no finite variance'
    }

    It 'names what is wrong: <Problem>' -ForEach @(
        @{ Problem = 'The arrival rate is 0'; Block = { Measure-QueueModel -MM1 -ArrivalRate 0 -ServiceRate 100 } }
        @{ Problem = 'The arrival rate is NaN'; Block = { Measure-QueueModel -MM1 -ArrivalRate NaN -ServiceRate 100 } }
        @{ Problem = 'The arrival rate is missing'; Block = { Measure-QueueModel -MM1 -ServiceRate 100 } }
        @{ Problem = 'There are 2 values for the arrival rate'; Block = { Measure-QueueModel -MM1 -ArrivalRate 1, 2 -ServiceRate 100 } }
        @{ Problem = 'Both a service rate and a service time'; Block = { Measure-QueueModel -MM1 -ArrivalRate 1 -ServiceRate 100 -ServiceTime 10ms } }
        @{ Problem = 'No model is named. Expected: one of -MM1, -MMm,'; Block = { Measure-QueueModel -ArrivalRate 1 -ServiceRate 100 } }
        @{ Problem = 'No model is named'; Block = { Measure-QueueModel } }
        @{ Problem = 'Several targets are set'; Block = { Measure-QueueModel -MM1 -ServiceRate 100 -TargetWait 1ms -TargetUtilization 0.5 } }
        @{ Problem = 'There is no station 3'; Block = { Measure-QueueModel -Jackson -ArrivalRate 2, 0 -ServiceRate 5, 4 -DelayStation 3 } }
        @{ Problem = "The routing holds 'x'"; Block = { Measure-QueueModel -Jackson -ArrivalRate 2, 0 -ServiceRate 5, 4 -Routing (0, 'x'), (0, 0) } }
    ) {
        (Get-ThrownError $Block).Exception.Message | Should -BeLike "$Problem*"
    }

    It 'fits a screen: <Name>' -ForEach @(
        @{ Name = 'servers'; Block = { Measure-QueueModel -MMm -ArrivalRate 80 -ServiceRate 10 -Servers 10 } }
        @{ Name = 'network'; Block = { Measure-QueueModel -Jackson -ArrivalRate (@(1) * 30) -ServiceRate (@(2) * 30) } }
        @{ Name = 'target'; Block = { Measure-QueueModel -ErlangB -OfferedLoad 100 -TargetBlocking 0.01 } }
    ) {
        $text = Get-View (& $Block)
        ($text -split "`n").Count | Should -BeLessOrEqual 30
        $text | Should -Not -Match 'NetOpt\.|ImmutableArray|System\.'
    }

    It 'has charts' {
        $file = Join-Path $TestDrive 'queue.svg'
        Measure-QueueModel -MMmK -ArrivalRate 80 -ServiceRate 10 -Servers 9 -Places 20 | Export-NetOptChart $file
        Get-Content $file -Raw | Should -Match 'Delay against load'
    }
}
