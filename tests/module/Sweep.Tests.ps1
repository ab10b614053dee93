BeforeAll {
    . $PSScriptRoot/Common.ps1
    $queue = @{ model = 'M/M/m'; serviceRate = 100; servers = 1 }
    $simulation = @{ model = @{ model = 'M/M/1'; serviceRate = 100 }; customers = 2000 }
}

Describe 'Invoke-NetOptSweep' {
    It 'gives a flat object for each point of a grid, in order' {
        $rows = Invoke-NetOptSweep queue.model $queue -Grid ([ordered]@{ servers = 1, 2; arrivalRate = 50, 90 }) -Select rho, meanWaitSeconds
        $rows.Count | Should -Be 4
        $rows[0].PSObject.Properties.Name | Should -Be 'run', 'servers', 'arrivalRate', 'seed', 'rho', 'meanWaitSeconds', 'errorCode', 'errorMessage'
        $rows.run | Should -Be 1, 2, 3, 4
        $rows.servers | Should -Be 1, 1, 2, 2
        $rows.arrivalRate | Should -Be 50, 90, 50, 90
        # M/M/1: Wq = rho / (mu - lambda)
        $rows[1].meanWaitSeconds | Should -BeGreaterThan 0.0899999
        $rows[1].meanWaitSeconds | Should -BeLessThan 0.0900001
    }

    It 'takes plain hashtables by name, single values, and names in any case' {
        $rows = Invoke-NetOptSweep queue.model @{ Model = 'M/M/m' } -Grid @{ ServiceRate = 100; Servers = 1, 2; ArrivalRate = 50 } -Select Rho
        $rows[0].PSObject.Properties.Name[1..3] | Should -Be 'arrivalRate', 'servers', 'serviceRate'
        $rows.rho | Should -Be 0.5, 0.25
    }

    It 'takes a list of hashtables or objects' {
        $rows = Invoke-NetOptSweep congestion.aimd @{ start = 10, 70 } -List @{ rule = 'mimd' }, ([pscustomobject]@{ decrease = 0.8 }) -Select verdict
        $rows.verdict | Should -Be 'keepsRatio', 'becomesFair'
        $rows[0].decrease | Should -BeNullOrEmpty
    }

    It 'takes lists as values, and gives lists as JSON text' {
        $rows = Invoke-NetOptSweep congestion.aimd -Grid @{ start = (10, 70), (20, 20) } -Select jainAtStart
        $rows.start | Should -Be '[10,70]', '[20,20]'
        $rows[1].jainAtStart | Should -Be 1
    }

    It 'sets items of lists and reads figures from them' {
        $rows = Invoke-NetOptSweep congestion.aimd @{ start = 10, 70 } -Grid @{ 'start[0]' = 10, 70; 'steps' = 3 } -Select 'rates[0]', 'total[3]'
        $rows[1].'start.0' | Should -Be 70
        ($rows[1].'rates.0' | ConvertFrom-Json)[0] | Should -Be 70
        $rows[0].'total.3' | Should -BeGreaterThan 0
    }

    It 'goes well with the cmdlets for tables, files and JSON' {
        $rows = Invoke-NetOptSweep queue.run $simulation -Grid @{ 'model.arrivalRate' = 50, 80 } -Replication 2 -Seed 3 -Select 'figures[quantity=meanWait].value'
        $rows.seed | Should -Be 3, 4, 3, 4
        $file = Join-Path $TestDrive 'rows.csv'
        $rows | Export-Csv $file
        $read = Import-Csv $file
        $read[3].'model.arrivalRate' | Should -Be 80
        [double] $read[3].'figures.meanWait.value' | Should -Be $rows[3].'figures.meanWait.value'
        ($rows | ConvertTo-Json | ConvertFrom-Json)[2].'figures.meanWait.value' | Should -Be $rows[2].'figures.meanWait.value'
        ($rows | Sort-Object figures.meanWait.value -Descending)[0].'model.arrivalRate' | Should -Be 80
        $view = $rows | Out-String -Width 100
        $view | Should -Match 'model.arrivalRate +seed +figures.meanWait.value'
        $view | Should -Not -Match 'errorMessage'
    }

    It 'gives the same rows for the same seed on one core and on several, and what a run alone gives' {
        $one = Invoke-NetOptSweep queue.run $simulation -Grid @{ 'model.arrivalRate' = 50, 80 } -Replication 3 -Seed 7 -ThrottleLimit 1 | ConvertTo-Json
        $two = Invoke-NetOptSweep queue.run $simulation -Grid @{ 'model.arrivalRate' = 50, 80 } -Replication 3 -Seed 7 -ThrottleLimit 2 | ConvertTo-Json
        $two | Should -Be $one
        $alone = Start-QueueRun -MM1 -ArrivalRate 80 -ServiceRate 100 -Customers 2000 -Seed 9
        ($one | ConvertFrom-Json)[5].simulatedSeconds | Should -Be $alone.SimulatedSeconds
    }

    It 'takes a network from the pipeline and demands beside it' {
        $net = Import-NetTopology (Join-Path $Data 'backbone.json')
        $rows = $net | Invoke-NetOptSweep routing.ecmp -Grid @{ weights = 'unit', 'inverse-capacity' } -Select maxUtilization
        $rows.Count | Should -Be 2
        $rows[0].maxUtilization | Should -Be (Invoke-NetOptOperation routing.ecmp @{ weights = 'unit' } -Topology $net).MaxUtilization
    }

    It 'takes a trace' {
        $trace = New-TrafficTrace -Poisson -Rate 1Mbps -Duration 2s -Seed 1
        $rows = Invoke-NetOptSweep traffic.measure -Trace $trace -Grid @{ intervalSeconds = 0.1, 0.5 } -Select packets
        $rows[0].packets | Should -Be $trace.Count
    }

    It 'tells of runs that failed and goes on' {
        $rows = Invoke-NetOptSweep congestion.aimd @{ start = 10, 70 } -Grid @{ capacity = 100, -1, 50 } -Select verdict -WarningVariable warned -WarningAction SilentlyContinue
        $rows[1].errorCode | Should -BeLike 'Invalid*'
        $rows[1].errorMessage | Should -Match '-1'
        $rows[2].verdict | Should -Not -BeNullOrEmpty
        $warned | Should -BeLike '1 of 3 runs failed*'
    }

    It 'writes a results file and goes on from it' {
        $file = Join-Path $TestDrive 'rows.jsonl'
        $rows = Invoke-NetOptSweep queue.run $simulation -Grid @{ 'model.arrivalRate' = 10, 20, 30 } -Path $file
        $lines = Get-Content $file
        $lines.Count | Should -Be 4
        ($lines[2] | ConvertFrom-Json).run | Should -Be 2
        [System.IO.File]::WriteAllText($file, ($lines[0..1] -join "`n") + "`n" + $lines[2].Substring(0, 20))
        $again = Invoke-NetOptSweep queue.run $simulation -Grid @{ 'model.arrivalRate' = 10, 20, 30 } -Path $file -Resume
        ($again | ConvertTo-Json) | Should -Be ($rows | ConvertTo-Json)
        Get-Content $file | Should -Be $lines
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'an unknown operation'; Block = { Invoke-NetOptSweep queue.modle -Grid @{ servers = 1 } }; Id = 'UnknownOperation*'; Text = '*queue.modle*' }
        @{ Name = 'an unknown property'; Block = { Invoke-NetOptSweep queue.model -Grid @{ sevrers = 1 } }; Id = 'InvalidRequest*'; Text = "*no property 'sevrers'*" }
        @{ Name = 'an unknown figure'; Block = { Invoke-NetOptSweep queue.model -Grid @{ servers = 1 } -Select rhoo }; Id = 'InvalidRequest*'; Text = "*no property 'rhoo'*" }
        @{ Name = 'a value that does not fit'; Block = { Invoke-NetOptSweep queue.model -Grid @{ model = 'M/M/1', 'M/M/7' } }; Id = 'InvalidRequest*'; Text = '*Point 2 with model = "M/M/7"*' }
        @{ Name = 'an empty grid'; Block = { Invoke-NetOptSweep queue.model -Grid @{} }; Id = 'EmptyInput*'; Text = '*grid is empty*' }
        @{ Name = 'a property without values'; Block = { Invoke-NetOptSweep queue.model -Grid @{ servers = @() } }; Id = 'EmptyInput*'; Text = '*no values*' }
        @{ Name = 'nothing to sweep over'; Block = { Invoke-NetOptSweep queue.model }; Id = 'InvalidParameter*'; Text = '*nothing to sweep*' }
        @{ Name = 'too many points'; Block = { Invoke-NetOptSweep queue.model -Grid @{ servers = 1..1100; arrivalRate = 1..1100 } }; Id = 'TooLarge*'; Text = '*1210000 points*' }
        @{ Name = 'a network that the operation does not take'; Block = { New-NetTopology -Ring 4 | Invoke-NetOptSweep queue.model -Grid @{ servers = 1 } -ErrorAction Stop }; Id = 'InvalidRequest*'; Text = '*takes no topology*' }
        @{ Name = '-Resume without a file'; Block = { Invoke-NetOptSweep queue.model -Grid @{ servers = 1 } -Resume }; Id = 'InvalidParameter*'; Text = '*-Resume needs*' }
    ) {
        $problem = Get-ThrownError $Block
        $problem.FullyQualifiedErrorId | Should -BeLike $Id
        "$problem" | Should -BeLike $Text
    }

    It 'refuses a file that exists, and one of another sweep' {
        $file = Join-Path $TestDrive 'other.jsonl'
        $null = Invoke-NetOptSweep queue.model $queue -Grid @{ arrivalRate = 10, 20 } -Path $file
        (Get-ThrownError { Invoke-NetOptSweep queue.model $queue -Grid @{ arrivalRate = 10, 20 } -Path $file }).FullyQualifiedErrorId | Should -BeLike 'FileUnwritable*'
        $problem = Get-ThrownError { Invoke-NetOptSweep queue.model $queue -Grid @{ arrivalRate = 10, 30 } -Path $file -Resume }
        $problem.FullyQualifiedErrorId | Should -BeLike 'SweepMismatch*'
        "$problem" | Should -Match 'other values'
    }

    It 'writes and runs nothing with -WhatIf' {
        $file = Join-Path $TestDrive 'none.jsonl'
        Invoke-NetOptSweep queue.model $queue -Grid @{ arrivalRate = 10 } -Path $file -WhatIf | Should -BeNullOrEmpty
        Test-Path $file | Should -BeFalse
    }

    It 'hands rows on as they come, so that the pipeline can end it' {
        # The last run would take hours.
        $rows = Invoke-NetOptSweep queue.run -Grid @{ customers = 2000, 3000, 1e10 } -ThrottleLimit 1 -Request @{ model = @{ model = 'M/M/1'; serviceRate = 100; arrivalRate = 50 } } | Select-Object -First 2
        $rows.customers | Should -Be 2000, 3000
    }

    It 'runs as a job that the job cmdlets serve' {
        $job = Invoke-NetOptSweep queue.run $simulation -Grid @{ 'model.arrivalRate' = 25, 50, 75 } -Select rho -AsJob
        try {
            ($job | Wait-Job -Timeout 60).State | Should -Be 'Completed'
            ($job | Receive-Job).rho | Should -Be 0.25, 0.5, 0.75
        }
        finally { $job | Remove-Job -Force }
    }

    It 'keeps the finished rows of a job that is stopped' {
        $file = Join-Path $TestDrive 'stopped.jsonl'
        $job = Invoke-NetOptSweep queue.run @{ model = @{ model = 'M/M/1'; serviceRate = 100; arrivalRate = 50 } } -Grid @{ customers = 2000, 1e10 } -ThrottleLimit 1 -Path $file -AsJob
        try {
            # Done once its row is there to be received.
            $limit = [datetime]::Now.AddSeconds(60)
            while (-not $job.HasMoreData -and [datetime]::Now -lt $limit) { $null = $job | Wait-Job -Timeout 0 }
            $job | Stop-Job
            $job.State | Should -Be 'Stopped'
            ($job | Receive-Job).run | Should -Be 1
            $lines = Get-Content $file
            $lines.Count | Should -Be 2
            ($lines[1] | ConvertFrom-Json).run | Should -Be 1
            [System.IO.File]::ReadAllText($file)[-1] | Should -Be "`n"
        }
        finally { $job | Remove-Job -Force }
    }

    It 'completes names of operations' {
        Get-Completion 'Invoke-NetOptSweep queue.' | Should -Be 'queue.model', 'queue.run'
    }
}
