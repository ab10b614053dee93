BeforeAll {
    . $PSScriptRoot/Common.ps1

    function Get-View { param($Value) ($Value | Out-String -Width 80).TrimEnd() }
}

Describe 'Start-QueueRun' {
    It 'puts theory beside a simulation' {
        $run = Start-QueueRun -MMm -ArrivalRate 80 -ServiceRate 10 -Servers 10 -Customers 1e5 -Compare
        $run | Should -BeOfType NetOpt.Queueing.Simulation.QueueRunResult
        $run.Customers | Should -Be 100000
        ($run.Figures | Where-Object Quantity -EQ WaitProbability).Theory | Should -BeGreaterThan 0.40918
        $run.Figures.Verdict | Should -Not -Contain 'Differs'
        $view = Get-View $run
        $view | Should -Match 'time in system, W'
        $view | Should -Match '99 % of waits'
        $view -split "`n" | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 79 }
    }

    It 'gives the same result for the same seed and another for another' {
        $waits = 1, 1, 2 | ForEach-Object { (Start-QueueRun -MD1 -ArrivalRate 8 -ServiceTime 100ms -Customers 1e4 -Seed $_).Figures[5].Value }
        $waits[0] | Should -Be $waits[1]
        $waits[0] | Should -Not -Be $waits[2]
    }

    It 'takes distributions as text: <Text>' -ForEach @(
        @{ Text = 'exponential(mean=10ms)' }
        @{ Text = 'lognormal(0.01, 4)' }
        @{ Text = 'Erlang(k=3, mean=10 ms)' }
        @{ Text = 'bounded-pareto(alpha=1.2, min=1ms, max=1s)' }
    ) {
        $run = Start-QueueRun -GG1 -Arrival 'uniform(min=10ms, max=50ms)' -Service $Text -Customers 5000
        $run.Stable | Should -BeTrue
        $run.Service | Should -Be ([NetOpt.Numerics.Distributions.Distribution]$Text).ToString()
    }

    It 'says unstable, and gives no number that would grow' {
        $run = Start-QueueRun -MM1 -ArrivalRate 120 -ServiceRate 100 -Customers 1e4
        $run.Stable | Should -BeFalse
        ($run.Figures | Where-Object Quantity -EQ MeanWait).Value | Should -BeNullOrEmpty
        $run.Percentiles | Should -BeNullOrEmpty
        Get-View $run | Should -Match 'UNSTABLE'
    }

    It 'simulates <Name>' -ForEach @(
        @{ Name = 'loss'; Block = { Start-QueueRun -ErlangB -OfferedLoad 10 -Servers 10 -Customers 2e4 -Compare } }
        @{ Name = 'priorities'; Block = { Start-QueueRun -Priority -Preemptive -ArrivalRate 250, 100 -ServiceTime 0.8ms, 6ms -ServiceScv 0, 0 -Customers 2e4 -Compare } }
        @{ Name = 'classes by their distributions'; Block = { Start-QueueRun -Priority -Arrival 'exponential(4ms)', 'exponential(10ms)' -Service 'deterministic(0.8ms)', 'deterministic(6ms)' -Customers 2e4 -Compare } }
        @{ Name = 'an open network'; Block = { Start-QueueRun -Jackson -ArrivalRate 2, 0 -ServiceRate 5, 4 -Routing (0, 1), (0.25, 0) -Customers 2e4 -Compare } }
        @{ Name = 'a closed network'; Block = { Start-QueueRun -Closed -ServiceTime 5ms, 30ms -Visits 10, 4 -Population 20 -ThinkTime 1s -Customers 2e4 -Compare } }
        @{ Name = 'a finite source'; Block = { Start-QueueRun -FiniteSource -Population 20 -Servers 2 -ThinkTime 10s -ServiceRate 1 -Customers 2e4 -Compare } }
        @{ Name = 'vacations'; Block = { Start-QueueRun -Vacation -ArrivalRate 50 -ServiceRate 100 -VacationTime 20ms -Customers 2e4 -Compare } }
        @{ Name = 'processor sharing'; Block = { Start-QueueRun -MG1 -ArrivalRate 50 -Service 'hyperexponential(mean=10ms, scv=4)' -Discipline ProcessorSharing -Customers 2e4 -Compare } }
    ) {
        $run = & $Block
        $run.Stable | Should -BeTrue
        $run.Theory | Should -Not -BeNullOrEmpty
        $run.Figures.Verdict | Should -Not -Contain 'Differs'
        $run.Figures.Verdict | Should -Contain 'Agrees'
    }

    It 'stops at a wanted precision' {
        $run = Start-QueueRun -MM1 -ArrivalRate 50 -ServiceRate 100 -Precision 0.05
        $run.PrecisionReached | Should -BeTrue
        $run.RelativePrecision | Should -BeLessOrEqual 0.05
        (Start-QueueRun -MM1 -ArrivalRate 50 -ServiceRate 100 -Precision 0.0001 -Customers 5000).PrecisionReached | Should -BeFalse
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'no service'; Block = { Start-QueueRun -MM1 -ArrivalRate 1 -ErrorAction Stop }; Id = 'InvalidRequest*' }
        @{ Name = 'no arrivals'; Block = { Start-QueueRun -MM1 -ArrivalRate 0 -ServiceRate 1 -ErrorAction Stop }; Id = 'InvalidParameter*' }
        @{ Name = 'a handful of customers'; Block = { Start-QueueRun -MM1 -ArrivalRate 1 -ServiceRate 2 -Customers 5 -ErrorAction Stop }; Id = 'InvalidParameter*' }
        @{ Name = 'what is no distribution'; Block = { Start-QueueRun -MM1 -Arrival 'expo(3)' -ServiceRate 2 -ErrorAction Stop }; Id = 'CannotConvertArgumentNoMessage*,ParameterArgumentTransformationError*' }
        @{ Name = 'service said twice'; Block = { Start-QueueRun -MM1 -ArrivalRate 1 -ServiceRate 2 -Service 'exponential(1)' -ErrorAction Stop }; Id = 'InvalidRequest*' }
    ) {
        $caught = $null
        try { & $Block } catch { $caught = $_ }
        $caught | Should -Not -BeNullOrEmpty
        if ($Id -like 'Invalid*') { $caught.FullyQualifiedErrorId | Should -BeLike $Id }
    }

    It 'runs as a job that the job cmdlets serve' {
        $job = Start-QueueRun -MM1 -ArrivalRate 8 -ServiceRate 10 -Customers 1e5 -AsJob
        try {
            $job | Wait-Job -Timeout 60 | Should -Not -BeNullOrEmpty
            $job.State | Should -Be 'Completed'
            $run = $job | Receive-Job
            $run.Customers | Should -Be 100000
            $run.Figures[4].Value | Should -Be (Start-QueueRun -MM1 -ArrivalRate 8 -ServiceRate 10 -Customers 1e5).Figures[4].Value
        }
        finally { $job | Remove-Job -Force }
    }

    It 'ends a job that is stopped, and fails one that cannot run' {
        $job = Start-QueueRun -MM1 -ArrivalRate 8 -ServiceRate 10 -Customers 1e10 -AsJob
        $job | Stop-Job
        $job.State | Should -Be 'Stopped'
        $job | Remove-Job
        $job = Start-QueueRun -MM1 -ArrivalRate 0 -ServiceRate 10 -AsJob
        ($job | Wait-Job -Timeout 60).State | Should -Be 'Failed'
        $problem = $null
        $null = $job | Receive-Job -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        $job | Remove-Job
    }

    It 'has a chart' {
        $file = Join-Path $TestDrive 'queue.svg'
        Start-QueueRun -MM1 -ArrivalRate 8 -ServiceRate 10 -Customers 2e4 -Compare | Export-NetOptChart $file
        Get-Content $file -Raw | Should -Match 'Customers who wait longer'
    }
}
