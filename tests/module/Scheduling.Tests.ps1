BeforeAll {
    . $PSScriptRoot/Common.ps1
    $trace = New-TrafficTrace -OnOffPareto -Alpha 1.4 -Source 50 -Duration 10s -Seed 1
    $result = Invoke-PacketScheduler -Discipline Fifo, Wfq, Wf2qPlus, Drr -Weight 1, 1, 2 -Capacity 10Mbps -Trace $trace
}

Describe 'Invoke-PacketScheduler' {
    It 'sets disciplines side by side for each queue' {
        $result.Runs.Discipline | Should -Be @('Fifo', 'Wfq', 'Wf2qPlus', 'Drr')
        $result.Queues.Flows | Should -Be @(17, 17, 16)
        $result.QueueRule | Should -Be '50 flows share 3 queues: flow f is in queue f mod 3'
        $result.Runs.Queues.Count | Should -Be 12
        $result.Runs[1].FinishNanoseconds.Length | Should -Be $trace.Count
        $result.Runs[1..3].BoundsKept | Should -Not -Contain $false
        $result.Runs[0].BoundsKept | Should -BeNullOrEmpty
    }

    It 'fits a screen and spells units' {
        $text = ($result | Out-String -Width 120).TrimEnd()
        ($text -split "`n").Count | Should -BeLessOrEqual 30
        $text | Should -Match 'queue 0 \(17\)'
        $text | Should -Match '\d ms'
        ($text -split "`n" | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 79
        $text | Should -Not -Match 'NetOpt\.|ImmutableArray'
        ($result.Runs.Queues | Format-Table | Out-String -Width 120) | Should -Match 'WF2Q\+'
        ($result.Runs[0].Queues[0] | Format-List | Out-String -Width 120) | Should -Match 'Lag to GPS'
    }

    It 'shows as many rows as a screen holds where there are many queues' {
        $many = Invoke-PacketScheduler $trace 10Mbps
        $many.Queues.Length | Should -Be 50
        $text = ($many | Out-String -Width 120).TrimEnd()
        ($text -split "`n").Count | Should -BeLessOrEqual 45
        $text | Should -Match 'and \d+ more queues'
    }

    It 'takes the trace from the pipeline, quanta with units, priorities and a class tree' {
        $all = $trace | Invoke-PacketScheduler -Capacity '10Mbps' -Quantum 1500B, 3KiB -Priority 1, 0 -ClassTree 'a=3[0-24], b'
        $all.Queues.QuantumBytes | Should -Be @(1500, 3072)
        $all.Runs.Discipline | Should -Contain 'ClassTree'
        $all.Runs.Discipline | Should -Contain 'StrictPriority'
        $all.Queues.Name | Should -Be @('a', 'b')
        $all.Queues.Flows | Should -Be @(25, 25)
    }

    It 'explains what it cannot do: <Id>' -ForEach @(
        @{ Id = 'InvalidCapacity'; Block = { Invoke-PacketScheduler $trace 0 } }
        @{ Id = 'InvalidWeight'; Block = { Invoke-PacketScheduler $trace 1Mbps -Weight 1, 0 } }
        @{ Id = 'InvalidParameter'; Block = { Invoke-PacketScheduler $trace 1Mbps -Weight (1..51) } }
        @{ Id = 'InvalidParameter'; Block = { Invoke-PacketScheduler $trace 1Mbps -ClassTree 'a=1(b' } }
        @{ Id = 'InvalidParameter'; Block = { Invoke-PacketScheduler $trace 1Mbps -Discipline ClassTree } }
        @{ Id = 'EmptyInput'; Block = { Invoke-NetOptOperation scheduling.run @{ capacityBps = 1e6 } } }
    ) {
        $thrown = Get-ThrownError $Block
        $thrown.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $thrown.Exception.Message | Should -Match 'Expected:'
    }

    It 'has a chart' {
        $file = Join-Path $TestDrive 'scheduling.html'
        $result | Export-NetOptChart -Path $file
        Get-Content $file -Raw | Should -Match 'Delays in queue 0'
    }
}
