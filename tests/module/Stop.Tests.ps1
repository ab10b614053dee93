BeforeAll {
    . $PSScriptRoot/Common.ps1

    # Runs a script in a runspace of its own, stops it once it is at work, and returns how long the stop took.
    function Measure-Stop {
        param([string] $Setup, [string] $Work)
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$ModulePath'; $Setup").Invoke()
            $shell.HadErrors | Should -BeFalse
            $shell.Commands.Clear()
            $null = $shell.AddScript($Work)
            $run = $shell.BeginInvoke()
            # At work for a moment, so that the engine and not the binder is stopped.
            $null = $run.AsyncWaitHandle.WaitOne(300)
            $run.IsCompleted | Should -BeFalse -Because 'the work must be long enough to be stopped'
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Stop()
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $watch.Elapsed.TotalMilliseconds
        }
        finally { $shell.Dispose() }
    }
}

Describe 'Ctrl+C' {
    # The engine answers within 100 ms; the limit leaves room for a machine that is busy with other things.
    It 'stops <What>' -ForEach @(
        @{ What = 'Measure-NetTopology'; Setup = '$net = New-NetTopology -BarabasiAlbert 20000 -Attachment 5'; Work = '$net | Measure-NetTopology' }
        @{ What = 'New-NetTopology'; Setup = ''; Work = 'New-NetTopology -Waxman 60000 -Alpha 0.01 -Beta 0.001' }
        @{ What = 'Optimize-TrafficRouting MultiPath'; Setup = '$net = New-NetTopology -BarabasiAlbert 600 -Attachment 3 -Capacity 1Gbps; $n = $net.Nodes.Id; $d = 0..599 | % { $i = $_; 1..30 | % { "$($n[$i]),$($n[($i + 19 * $_) % 600]),$($_)Mbps" } }; $file = New-TemporaryFile; @("source,target,rate") + $d | Set-Content $file; $m = Import-TrafficMatrix $file; Remove-Item $file'; Work = '$net | Optimize-TrafficRouting -Demand $m -Gap 0.0000001' }
        @{ What = 'Optimize-TrafficRouting Weights'; Setup = '$net = New-NetTopology -BarabasiAlbert 300 -Attachment 3 -Capacity 1Gbps; $d = $net.Nodes.Id | % { $a = $_; $net.Nodes.Id | ? { $_ -ne $a } | Select -First 60 | % { "$a,$_,1Mbps" } }; $file = New-TemporaryFile; @("source,target,rate") + $d | Set-Content $file; $m = Import-TrafficMatrix $file; Remove-Item $file'; Work = '$net | Optimize-TrafficRouting -Method Weights -Demand $m' }
        @{ What = 'Invoke-NetOptimization'; Setup = '$net = New-NetTopology -BarabasiAlbert 300 -Attachment 3 -Capacity 1Gbps; $d = $net.Nodes.Id | % { $a = $_; $net.Nodes.Id | ? { $_ -ne $a } | Select -First 60 | % { "$a,$_,1Mbps" } }; $file = New-TemporaryFile; @("source,target,rate") + $d | Set-Content $file; $m = Import-TrafficMatrix $file; Remove-Item $file'; Work = '$net | Invoke-NetOptimization -Demand $m -TimeLimit 5min' }
        @{ What = 'Start-QueueRun'; Setup = ''; Work = 'Start-QueueRun -MMmK -ArrivalRate 90 -ServiceRate 10 -Servers 10 -Places 50 -Customers 1e9' }
        @{ What = 'Invoke-NetOptSweep'; Setup = ''; Work = "Invoke-NetOptSweep queue.run @{ model = @{ model = 'M/M/1'; serviceRate = 100 }; customers = 1e9 } -Grid @{ 'model.arrivalRate' = 10, 20, 30, 40 }" }
        @{ What = 'Start-CongestionRun'; Setup = ''; Work = 'Start-CongestionRun -Algorithm Cubic, Bbr -FlowCount 50 -Capacity 10Gbps -Rtt 20ms -Duration 600s' }
        @{ What = 'Compare-CongestionAlgorithm'; Setup = ''; Work = 'Compare-CongestionAlgorithm -Capacity 10Gbps -Rtt 20ms -Duration 600s' }
        @{ What = 'New-TrafficTrace'; Setup = ''; Work = 'New-TrafficTrace -OnOffPareto -Source 2000 -Rate 4Gbps -Duration 90s -Seed 1' }
        @{ What = 'Measure-TrafficTrace'; Setup = '$trace = New-TrafficTrace -Poisson -Rate 8Gbps -Duration 5s'; Work = 'while ($true) { $null = $trace | Measure-TrafficTrace }' }
        @{ What = 'Invoke-PacketScheduler'; Setup = '$trace = New-TrafficTrace -Poisson -Source 500 -Rate 4Gbps -Duration 8s'; Work = 'Invoke-PacketScheduler -Trace $trace -Capacity 4Gbps -Discipline Wfq, Wf2qPlus, Scfq, Drr' }
    ) {
        Measure-Stop $Setup $Work | Should -BeLessThan 1500
    }
}
