BeforeAll {
    . $PSScriptRoot/Common.ps1

    function Get-View { param($Value) ($Value | Out-String -Width 80).TrimEnd() }

    function Assert-OneScreen {
        param([string] $View)
        $View -split "`n" | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 79 -Because $_ }
    }
}

Describe 'Start-CongestionRun' {
    It 'lets algorithms race over one bottleneck' {
        $run = Start-CongestionRun -Algorithm Cubic, Bbr -Capacity 50Mbps -Rtt 40ms -Buffer 1bdp -Duration 5s
        $run | Should -BeOfType NetOpt.Congestion.Runs.CongestionRunResult
        $run.Flows.Algorithm | Should -Be 'Cubic', 'Bbr'
        $run.Queues[0].BufferBytes | Should -Be 250000
        $run.GoodputBps | Should -BeGreaterThan 40e6
        $run.GoodputBps | Should -BeLessThan 48e6
        $view = Get-View $run
        $view | Should -Match 'Of a fair share'
        $view | Should -Match 'left > right'
        Assert-OneScreen $view
    }

    It 'gives the same result for the same seed and another for another' {
        $goodputs = 1, 1, 2 | ForEach-Object { (Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -FlowCount 2 -Duration 2s -Seed $_).Flows[0].GoodputBps }
        $goodputs[0] | Should -Be $goodputs[1]
        $goodputs[0] | Should -Not -Be $goodputs[2]
    }

    It 'shows twenty flows and says how many more there are' {
        $run = Start-CongestionRun -Algorithm NewReno -FlowCount 25 -Capacity 20Mbps -Rtt 40ms -QueueDiscipline CoDel -Ecn -Duration 2s
        $view = Get-View $run
        $view | Should -Match '\.\.\. and 5 more in \.Flows'
        $view | Should -Match 'Marked'
        Assert-OneScreen $view
    }

    It 'runs the flows that are given over a network' {
        $flows = @{ Source = 'source-0'; Target = 'sink-0'; Algorithm = 'NewReno'; Start = '1s'; Bytes = '50kB'; SourceRate = '5Mbps'; Name = 'long' },
            'source-1>sink-1',
            [pscustomobject] @{ Source = 'source-2'; Target = 'sink-2'; Count = '2'; Ecn = 'false'; Stop = '' },
            [NetOpt.Congestion.Runs.CongestionFlow]::new('own', 'source-3', 'sink-3')
        $run = New-NetTopology -ParkingLot 3 -Capacity 10Mbps | Start-CongestionRun -Flow $flows -Seed 7 -Duration 4s -Buffer 50p
        $run.Flows.Length | Should -Be 5
        $run.Flows[0].Name | Should -Be 'long'
        $run.Flows[0].Algorithm | Should -Be 'NewReno'
        $run.Flows[0].StartSeconds | Should -Be 1
        $run.Flows[0].DeliveredBytes | Should -Be 50000
        $run.Flows[0].CompletionSeconds | Should -BeGreaterThan 0.05
        $run.Flows[0].Hops | Should -Be 5
        $run.Seed | Should -Be 7
        Assert-OneScreen (Get-View $run)
    }

    It 'reads the flows of a CSV file' {
        $file = Join-Path $TestDrive 'flows.csv'
        Set-Content $file 'Name,Algorithm,Rtt,Start,Bytes', 'a,cubic,20ms,0s,', 'b,new-reno,80ms,500ms,200kB'
        $run = Start-CongestionRun -Capacity 10Mbps -Flow (Import-Csv $file) -Duration 3s
        $run.Flows.Name | Should -Be 'a', 'b'
        $run.Flows[1].Algorithm | Should -Be 'NewReno'
        $run.Flows[1].BaseRttSeconds | Should -BeGreaterThan 0.08
        $run.Flows[1].DeliveredBytes | Should -Be 200000
    }

    It 'runs the demands of a network' {
        $run = Import-NetTopology (Join-Path $Data 'backbone.json') | Start-CongestionRun -Duration 10ms -Latency 1ms -WarmUp 0
        $run.Flows.Length | Should -BeGreaterThan 10
        Assert-OneScreen (Get-View $run)
    }

    It 'takes a buffer as <Buffer>' -ForEach @(
        @{ Buffer = '0.5bdp'; Bytes = 25000 }
        @{ Buffer = '30ms'; Bytes = 37500 }
        @{ Buffer = '64KiB'; Bytes = 65536 }
        @{ Buffer = 20000; Bytes = 20000 }
        @{ Buffer = '100p'; Packets = 100 }
    ) {
        $queue = (Start-CongestionRun -Capacity 10Mbps -Rtt 40ms -Buffer $Buffer -Duration 100ms).Queues | Where-Object Link -EQ bottleneck
        $queue.BufferBytes | Should -Be $Bytes
        $queue.BufferPackets | Should -Be $Packets
    }

    It 'reads an unquoted buffer as it was typed' {
        ((Start-CongestionRun -Capacity 10Mbps -Rtt 40ms -Buffer 64KB -Duration 100ms).Queues | Where-Object Link -EQ bottleneck).BufferBytes | Should -Be 64000
    }

    It 'takes names of disciplines and algorithms as people write them' {
        $run = Start-CongestionRun -Algorithm new-reno, CUBIC -Capacity 10Mbps -Rtt 40ms -QueueDiscipline fq_codel -Duration 1s
        $run.Flows.Algorithm | Should -Be 'NewReno', 'Cubic'
        ($run.Queues | Where-Object Link -EQ bottleneck).Discipline | Should -Be 'FqCoDel'
    }

    It 'loses packets: <Name>' -ForEach @(
        @{ Name = 'at random'; Block = { Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -Loss 0.02 -Duration 3s } }
        @{ Name = 'in bursts'; Block = { Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -BurstLoss @{ MeanGoodPackets = 200; MeanBadPackets = 4 } -Duration 3s } }
        @{ Name = 'at one link'; Block = { Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -Link @{ Link = 'bottleneck'; BurstLoss = @{ MeanGoodPackets = 200; MeanBadPackets = 4; BadLoss = 0.9 } } -Duration 3s } }
    ) {
        (& $Block).Queues.LostOnWire | Measure-Object -Sum | ForEach-Object Sum | Should -BeGreaterThan 0
    }

    It 'gives a link a queue of its own' {
        $run = Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -QueueDiscipline CoDel -Link @{ Link = 'bottleneck'; QueueDiscipline = 'DropTail'; Buffer = '33p' } -Duration 1s
        $queue = $run.Queues | Where-Object Link -EQ bottleneck
        $queue.Discipline | Should -Be 'DropTail'
        $queue.BufferPackets | Should -Be 33
    }

    It 'takes background traffic as <Name>' -ForEach @(
        @{ Name = 'a rate'; Value = '8Mbps' }
        @{ Name = 'a number'; Value = 8e6 }
        @{ Name = 'a table'; Value = @{ Rate = '8Mbps' } }
        @{ Name = 'a source'; Value = { [NetOpt.Traffic.Sources.PoissonSource]::new(8e6, 1000) } }
        @{ Name = 'a trace'; Value = { New-TrafficTrace -Poisson -Rate 8Mbps -Duration 5s } }
    ) {
        $background = if ($Value -is [scriptblock]) { & $Value } else { $Value }
        $run = Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -Background $background -Duration 4s -Buffer 20p
        $run.GoodputBps | Should -BeLessThan 5e6
        $run.Utilization | Should -BeGreaterThan 0.7
    }

    It 'follows a recorded capacity' {
        $trace = New-TrafficTrace -Deterministic -Rate 5Mbps -PacketSize 1514B -Duration 2s
        $run = Start-CongestionRun -CapacityTrace $trace -Rtt 20ms -Duration 6s
        $run.GoodputBps | Should -BeGreaterThan 3e6
        $run.GoodputBps | Should -BeLessThan 5e6
    }

    It 'has intervals over replications' {
        $run = Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -FlowCount 2 -Duration 2s -Replication 3
        ($run.Figures | Where-Object Name -EQ Jain).HalfWidth | Should -BeGreaterThan 0
        $view = Get-View $run
        $view | Should -Match '95 % intervals'
        Assert-OneScreen $view
        Get-View $run.Figures | Should -Match 'Jain index'
    }

    It 'passes every transport parameter on' {
        $run = Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -Duration 1s -WarmUp 100ms -SampleInterval 50ms -SegmentSize 1000B -HeaderSize 40B -DelayedAck 2 -InitialWindow 4 -MinTimeout 1s -MaxWindow 8kB -Pacing -Start 200ms
        $run.WarmUpSeconds | Should -Be 0.1
        $run.Series.IntervalSeconds | Should -Be 0.05
        $run.Series.Flows[0].WindowSegments[0] | Should -Be 4
        $run.Flows[0].StartSeconds | Should -Be 0.2
        ($run.Series.Flows[0].InFlightSegments | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 8
    }

    It 'suggests <Near> for <Text>' -ForEach @(
        @{ Text = 'Cubik'; Near = 'Cubic'; Block = { Start-CongestionRun -Algorithm Cubik -Capacity 1Mbps -Rtt 40ms } }
        @{ Text = 'Reno'; Near = 'NewReno'; Block = { Start-CongestionRun -Algorithm Reno -Capacity 1Mbps -Rtt 40ms } }
        @{ Text = 'a flow by Cubik'; Near = 'Cubic'; Block = { Start-CongestionRun -Flow @{ Algorithm = 'Cubik' } -Capacity 1Mbps -Rtt 40ms } }
        @{ Text = 'a flow with Algoritm'; Near = 'Algorithm'; Block = { Start-CongestionRun -Flow @{ Algoritm = 'Cubic' } -Capacity 1Mbps -Rtt 40ms } }
        @{ Text = 'CodDel'; Near = 'CoDel'; Block = { Start-CongestionRun -QueueDiscipline CodDel -Capacity 1Mbps -Rtt 40ms } }
        @{ Text = 'a node sourc-1'; Near = 'source-1'; Block = { New-NetTopology -ParkingLot 3 -Capacity 1Mbps | Start-CongestionRun -Flow 'sourc-1>sink-1' -ErrorAction Stop } }
        @{ Text = 'a link bottlneck'; Near = 'bottleneck'; Block = { Start-CongestionRun -Link @{ Link = 'bottlneck' } -Capacity 1Mbps -Rtt 40ms } }
    ) {
        (Get-ThrownError $Block).Exception.Message | Should -Match "\b$Near\b"
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'neither capacity nor topology'; Id = 'InvalidRequest'; Block = { Start-CongestionRun -Algorithm Cubic } }
        @{ What = 'no round-trip time'; Id = 'InvalidRequest'; Block = { Start-CongestionRun -Capacity 1Mbps } }
        @{ What = 'a capacity of 0'; Id = 'InvalidCapacity'; Block = { Start-CongestionRun -Capacity 0 -Rtt 40ms } }
        @{ What = 'a round-trip time of 0'; Id = 'InvalidParameter'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 0 } }
        @{ What = 'no flows'; Id = 'InvalidParameter'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -FlowCount 0 } }
        @{ What = 'a negative number of flows'; Id = 'InvalidParameter'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -FlowCount -3 } }
        @{ What = 'a duration of 0'; Id = 'InvalidParameter'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -Duration 0 } }
        @{ What = 'a warm-up longer than the run'; Id = 'InvalidParameter'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -Duration 1s -WarmUp 2s } }
        @{ What = 'loss of everything'; Id = 'InvalidLoss'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -Loss 1 } }
        @{ What = 'negative loss'; Id = 'InvalidLoss'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -Loss -0.1 } }
        @{ What = 'a buffer below a packet'; Id = 'InvalidParameter'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -Buffer 100B } }
        @{ What = 'topology and capacity'; Id = 'InvalidRequest'; Block = { $net = New-NetTopology -Line 2 -Capacity 1Mbps; Start-CongestionRun -Topology $net -Capacity 1Mbps } }
        @{ What = 'loss twice'; Id = 'InvalidRequest'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -Loss 0.1 -BurstLoss @{ MeanGoodPackets = 9; MeanBadPackets = 2 } } }
        @{ What = 'more events than allowed'; Id = 'TooLarge'; Block = { Start-CongestionRun -Capacity 10Mbps -Rtt 40ms -MaxEvents 1000 } }
        @{ What = 'segments of a gigabyte'; Id = 'InvalidParameter'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -SegmentSize 3GiB } }
        @{ What = 'an unknown source node'; Id = 'UnknownNode'; Block = { $net = New-NetTopology -Line 2 -Capacity 1Mbps; Start-CongestionRun -Topology $net -Flow 'nowhere>1' } }
    ) {
        ((Get-ThrownError $Block).FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
    }

    It 'says what a network has beside its capacity, in a pipeline too' {
        $problem = Get-WrittenError { New-NetTopology -Line 2 -Capacity 1Mbps | Start-CongestionRun -Capacity 1Mbps }
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest*'
    }

    It 'does not read <What>' -ForEach @(
        @{ What = 'a negative time'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt '-1ms' } }
        @{ What = 'a buffer of nothing'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -Buffer 0p } }
        @{ What = 'half a packet'; Block = { Start-CongestionRun -Capacity 1Mbps -Rtt 40ms -Buffer 0.5p } }
        @{ What = 'a number for an algorithm'; Block = { Start-CongestionRun -Algorithm 3 -Capacity 1Mbps -Rtt 40ms } }
        @{ What = 'a flow that is a number'; Block = { Start-CongestionRun -Flow 5 -Capacity 1Mbps -Rtt 40ms } }
        @{ What = 'a text without two ends'; Block = { Start-CongestionRun -Flow 'a>b>c' -Capacity 1Mbps -Rtt 40ms } }
        @{ What = 'half a flow'; Block = { Start-CongestionRun -Flow @{ Count = 1.5 } -Capacity 1Mbps -Rtt 40ms } }
        @{ What = 'a size twice'; Block = { Start-CongestionRun -Flow @{ Bytes = 1; Size = 2 } -Capacity 1Mbps -Rtt 40ms } }
        @{ What = 'a rate that is none'; Block = { Start-CongestionRun -Flow @{ SourceRate = 'fast' } -Capacity 1Mbps -Rtt 40ms } }
        @{ What = 'bursts without a length'; Block = { Start-CongestionRun -BurstLoss @{ MeanGoodPackets = 9 } -Capacity 1Mbps -Rtt 40ms } }
        @{ What = 'settings of no link'; Block = { Start-CongestionRun -Link @{ Loss = 0.1 } -Capacity 1Mbps -Rtt 40ms } }
        @{ What = 'a file name as a trace'; Block = { Start-CongestionRun -Background @{ Trace = 'a.pcap' } -Capacity 1Mbps -Rtt 40ms } }
    ) {
        (Get-ThrownError $Block).FullyQualifiedErrorId | Should -Be 'ParameterArgumentTransformationError,NetOpt.PowerShell.Congestion.StartCongestionRunCommand'
    }

    It 'completes algorithms, disciplines and buffers' {
        Get-Completion 'Start-CongestionRun -Algorithm Adap' | Should -Contain 'AdaptiveNaive'
        Get-Completion 'Start-CongestionRun -QueueDiscipline Fq' | Should -Be 'FqCoDel'
        Get-Completion 'Start-CongestionRun -Buffer 2' | Should -Contain '2bdp'
        Get-Completion 'Start-CongestionRun -Buffer ' | Should -Contain '1bdp'
    }

    It 'runs as a job, and ends one that is stopped' {
        $job = Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -Duration 2s -AsJob
        try {
            ($job | Wait-Job -Timeout 60).State | Should -Be 'Completed'
            ($job | Receive-Job).GoodputBps | Should -Be (Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -Duration 2s).GoodputBps
        }
        finally { $job | Remove-Job -Force }
        $job = Start-CongestionRun -Capacity 10Gbps -Rtt 20ms -Duration 100s -AsJob
        $job | Stop-Job
        $job.State | Should -Be 'Stopped'
        $job | Remove-Job
    }

    It 'has charts as <Form>' -ForEach @(
        @{ Form = 'svg'; Text = 'Queue over time' }
        @{ Form = 'html'; Text = 'Round-trip time over time' }
        @{ Form = 'json'; Text = 'Goodput over time' }
    ) {
        $file = Join-Path $TestDrive "run.$Form"
        Start-CongestionRun -Algorithm Cubic, NewReno -Capacity 10Mbps -Rtt 20ms -Duration 2s | Export-NetOptChart $file
        Get-Content $file -Raw | Should -Match $Text
    }

    It 'shows the parts of a result in tables' {
        $run = Start-CongestionRun -Capacity 10Mbps -Rtt 20ms -FlowCount 2 -Duration 1s
        Get-View ($run.Flows | Format-Table) | Should -Match 'Mbit/s'
        Get-View ($run.Queues | Format-Table) | Should -Match 'Used'
        Get-View ($run.Algorithms | Format-Table) | Should -Match 'Of a fair share'
        Get-View ($run.Series | Format-Table) | Should -Match 'Samples'
        Get-View ($run.Series.Flows | Format-Table) | Should -Match 'Most segments'
        Get-View ($run.Series.Queues | Format-Table) | Should -Match 'left > right'
    }
}

Describe 'Compare-CongestionAlgorithm' {
    It 'recommends with the measured figures' {
        $advice = Compare-CongestionAlgorithm Cubic, NewReno, Bbr -Capacity 10Mbps -Rtt 20ms -Duration 3s -Seed 2
        $advice | Should -BeOfType NetOpt.Congestion.Runs.CompareAlgorithmsResult
        $advice.Algorithms.Length | Should -Be 3
        $best = $advice.Algorithms | Where-Object Algorithm -EQ $advice.Recommended
        $best.Coexists | Should -BeTrue
        $advice.Recommendation | Should -BeLike "$($advice.Recommended): score *"
        $view = Get-View $advice
        $view | Should -Match 'Take      : '
        Assert-OneScreen $view
        Get-View ($advice.Algorithms | Format-Table) | Should -Match 'Keeps'
    }

    It 'has intervals over replications and a chart' {
        $advice = Compare-CongestionAlgorithm Cubic -Capacity 10Mbps -Rtt 20ms -Duration 1s -Replication 2
        $advice.Algorithms[0].ScoreHalfWidth | Should -BeGreaterThan 0
        $file = Join-Path $TestDrive 'advice.svg'
        $advice | Export-NetOptChart $file
        Get-Content $file -Raw | Should -Match 'What each algorithm gets'
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'a capacity of 0'; Id = 'InvalidCapacity'; Block = { Compare-CongestionAlgorithm -Capacity 0 -Rtt 40ms } }
        @{ What = 'an algorithm twice'; Id = 'InvalidParameter'; Block = { Compare-CongestionAlgorithm Cubic, Cubic -Capacity 1Mbps -Rtt 40ms } }
        @{ What = 'loss of everything'; Id = 'InvalidLoss'; Block = { Compare-CongestionAlgorithm -Capacity 1Mbps -Rtt 40ms -Loss 1 } }
        @{ What = 'no replication'; Id = 'InvalidParameter'; Block = { Compare-CongestionAlgorithm -Capacity 1Mbps -Rtt 40ms -Replication 0 } }
    ) {
        ((Get-ThrownError $Block).FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
    }
}
