BeforeAll {
    . $PSScriptRoot/Common.ps1
    $trace = New-TrafficTrace -OnOffPareto -Alpha 1.4 -Source 10 -Duration 20s -Seed 1

    function Get-Train {
        # Packets of 1500 bytes at the times of the theory's example, ms.
        param([int[]] $Milliseconds)
        $sizes = [int[]](@(1500) * $Milliseconds.Count)
        $times = [long[]]($Milliseconds | ForEach-Object { [long] $_ * 1000000 })
        [NetOpt.Traffic.PacketTrace]::new([System.Collections.Immutable.ImmutableArray]::Create($times), [System.Collections.Immutable.ImmutableArray]::Create($sizes), $null, 0, 'train', $null)
    }

    function Get-View { param($Value) ($Value | Out-String -Width 200).TrimEnd() }
}

Describe 'Test-TokenBucket' {
    It 'polices the train of the theory' {
        $result = Get-Train 0, 0, 0, 5, 12, 20 | Test-TokenBucket -Rate 1Mbps -Burst 3000
        $result.Color -join ',' | Should -Be 'Green,Green,Red,Red,Green,Red'
        $result.RedPacket | Should -Be 2, 3, 5
        $result.RedWaitNanoseconds | Should -Be 12000000, 7000000, 4000000
        $result.Conforms | Should -BeFalse
    }

    It 'shapes the train of the theory' {
        $result = Test-TokenBucket -Shape (Get-Train 0, 0, 0, 5, 12, 20) -Rate 1Mbps -Burst 3000
        $result.DepartureNanoseconds | ForEach-Object { $_ / 1e6 } | Should -Be 0, 0, 12, 24, 36, 48
    }

    It 'marks the train of the theory under the names of the RFCs' {
        $train = Get-Train 0, 0, 0, 0, 10, 12
        (Test-TokenBucket $train -SrTcm -CIR 125kB/s -CBS 3000 -EBS 1500).Color -join ',' | Should -Be 'Green,Green,Yellow,Red,Red,Green'
        (Test-TokenBucket $train -TrTcm -CIR 125kB/s -CBS 3000 -PIR 250kB/s -PBS 4500).Color -join ',' | Should -Be 'Green,Green,Yellow,Red,Yellow,Green'
    }

    It 'takes the colors of another result' {
        $first = $trace | Test-TokenBucket -TrTcm -CIR 2Mbps -CBS 16KiB -PIR 3Mbps -PBS 16KiB
        $second = $trace | Test-TokenBucket -SrTcm -CIR 2Mbps -CBS 16KiB -EBS 8KiB -InputColor $first.Color
        $second.ColorAware | Should -BeTrue
        $second.Colors[0].Packets | Should -BeLessOrEqual $first.Colors[0].Packets
    }

    It 'takes a tree of buckets as hash tables and as the lines of a file' {
        $tree = @(
            @{ Name = 'link'; Rate = '1Mbps'; Burst = '64KiB' }
            @{ Name = 'voice'; Parent = 'link'; Rate = '300kbps'; Burst = '16KiB'; Flow = 0, 1 }
            @{ Name = 'user'; Parent = 'link'; Rate = '200kbps'; Burst = '16KiB'; PerFlow = $true }
        )
        $fromFile = "Name,Parent,Rate,Burst,Flow,PerFlow`nlink,,1Mbps,64KiB,,`nvoice,link,300kbps,16KiB,0 1,`nuser,link,200kbps,16KiB,,True" | ConvertFrom-Csv
        $a = Test-TokenBucket $trace -Bucket $tree
        $b = Test-TokenBucket $trace -Bucket $fromFile
        $a.RedPacket.Length | Should -BeGreaterThan 0
        $b.RedPacket.Length | Should -Be $a.RedPacket.Length
        $a.Buckets.Name | Should -Be 'link', 'voice', 'user'
    }

    It 'finds the smallest bucket' {
        $point = ($trace | Test-TokenBucket -BurstCurve -Rate 2Mbps).Points[0]
        $trace | Test-TokenBucket -Rate 2Mbps -Burst $point.BurstBytes -Quiet | Should -BeTrue
        $trace | Test-TokenBucket -Rate 2Mbps -Burst ($point.BurstBytes - 1) -Quiet | Should -BeFalse
        ($trace | Test-TokenBucket -BurstCurve).Points.Length | Should -BeGreaterThan 10
    }

    It 'bounds a path and measures a trace there' {
        $path = Test-TokenBucket -Rate 2Mbps -Burst 5kB -ServiceRate 5Mbps,3Mbps,4Mbps -ServiceLatency 2ms,3ms,1ms
        [Math]::Round($path.DelayBoundSeconds, 7) | Should -Be 0.0193333
        [Math]::Round($path.SumOfNodeDelaysSeconds, 7) | Should -Be 0.0411667
        $measured = $trace | Test-TokenBucket -ServiceRate 3Mbps -ServiceLatency 2ms
        $measured.Measured.MaxDelaySeconds | Should -BeLessOrEqual ($measured.DelayBoundSeconds * 1.000001)
        Test-TokenBucket -Rate 2Mbps -Burst 5kB -ServiceRate 1Mbps -Quiet | Should -BeFalse
    }

    It 'says what is wrong: <Name>' -ForEach @(
        @{ Name = 'no rate'; Block = { $trace | Test-TokenBucket -Rate 0 -Burst 64KiB }; Id = 'InvalidParameter*' }
        @{ Name = 'burst below a packet'; Block = { $trace | Test-TokenBucket -Rate 1Mbps -Burst 999 }; Id = 'InvalidParameter*' }
        @{ Name = 'two rates'; Block = { $trace | Test-TokenBucket -Rate 1Mbps,2Mbps -Burst 64KiB }; Id = 'InvalidParameter*' }
        @{ Name = 'a queue below a packet'; Block = { $trace | Test-TokenBucket -Shape -Rate 1Mbps -Burst 64KiB -QueueLimit 10 }; Id = 'InvalidParameter*' }
        @{ Name = 'a peak below the rate'; Block = { $trace | Test-TokenBucket -TrTcm -CIR 2Mbps -CBS 16KiB -PIR 1Mbps -PBS 16KiB }; Id = 'InvalidParameter*' }
        @{ Name = 'neither traffic nor trace'; Block = { Test-TokenBucket -ServiceRate 1Mbps }; Id = 'InvalidParameter*' }
        @{ Name = 'latencies that do not fit'; Block = { Test-TokenBucket -Rate 1Mbps -Burst 5kB -ServiceRate 1Mbps,2Mbps -ServiceLatency 1ms,2ms,3ms }; Id = 'InvalidParameter*' }
        @{ Name = 'a bucket that is none'; Block = { $trace | Test-TokenBucket -Bucket @{ Nme = 'a' } }; Id = 'ParameterArgumentTransformationError*' }
        @{ Name = 'an empty trace'; Block = { [NetOpt.Traffic.PacketTrace]::new([System.Collections.Immutable.ImmutableArray]::Create([long[]]@()), [System.Collections.Immutable.ImmutableArray]::Create([int[]]@()), $null, 0, 'none', $null) | Test-TokenBucket -Rate 1Mbps -Burst 5kB }; Id = 'EmptyInput*' }
    ) {
        # With -ErrorAction Stop a record of the pipeline ends the block as well.
        $ErrorActionPreference = 'Stop'
        (Get-ThrownError $Block).FullyQualifiedErrorId | Should -BeLike $Id
    }

    It 'fits a screen: <Name>' -ForEach @(
        @{ Name = 'policing'; Block = { $trace | Test-TokenBucket -Rate 2Mbps -Burst 64KiB } }
        @{ Name = 'marking'; Block = { $trace | Test-TokenBucket -TrTcm -CIR 2Mbps -CBS 16KiB -PIR 3Mbps -PBS 16KiB } }
        @{ Name = 'shaping'; Block = { $trace | Test-TokenBucket -Shape -Rate 2Mbps -Burst 64KiB } }
        @{ Name = 'burst curve'; Block = { $trace | Test-TokenBucket -BurstCurve } }
        @{ Name = 'bounds'; Block = { $trace | Test-TokenBucket -ServiceRate 3Mbps,4Mbps } }
    ) {
        $result = & $Block
        foreach ($text in (Get-View $result), (Get-View ($result | Format-List)), (Get-View ($result | Format-Table))) {
            $lines = $text -split "`n"
            $lines.Count | Should -BeLessOrEqual 40
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 79
            $text | Should -Not -Match 'NetOpt\.|ImmutableArray| = .*\}|System\.'
        }
    }

    It 'draws its results' {
        foreach ($result in ($trace | Test-TokenBucket -Rate 2Mbps -Burst 64KiB), ($trace | Test-TokenBucket -Shape -Rate 2Mbps -Burst 64KiB -QueueLimit 100KiB),
            ($trace | Test-TokenBucket -BurstCurve), ($trace | Test-TokenBucket -ServiceRate 3Mbps,4Mbps)) {
            $path = Join-Path $TestDrive 'chart.html'
            Export-NetOptChart -InputObject $result -Path $path
            Get-Content $path -Raw | Should -Match '<svg|plotly'
        }
    }
}
