BeforeAll {
    . $PSScriptRoot/Common.ps1
    $backbone = Join-Path $Data 'backbone.json'
    $importer = 'NetOpt.PowerShell.Topology.ImportNetTopologyCommand'
}

Describe 'Import-NetTopology' {
    It 'reads a network with its demands' {
        $net = Import-NetTopology $backbone
        $net.Nodes.Length | Should -Be 22
        $net.Links.Length | Should -Be 37
        $net.Demands.Demands.Length | Should -Be 200
    }

    It 'tells the format by the content and not by the name' {
        Copy-Item $backbone TestDrive:/network.txt
        (Import-NetTopology TestDrive:/network.txt).Nodes.Length | Should -Be 22
    }

    It 'finds files where PowerShell is, not where the process is' {
        $process = [Environment]::CurrentDirectory
        Push-Location $Data
        try {
            [Environment]::CurrentDirectory | Should -Be $process
            (Import-NetTopology backbone.json).Nodes.Length | Should -Be 22
        }
        finally { Pop-Location }
    }

    It 'takes wildcards, several paths and files of Get-ChildItem' {
        Copy-Item $backbone TestDrive:/one.json
        Copy-Item $backbone TestDrive:/two.json
        @(Import-NetTopology TestDrive:/*.json).Count | Should -Be 2
        @(Import-NetTopology TestDrive:/one.json, TestDrive:/two.json).Count | Should -Be 2
        @(Get-ChildItem TestDrive:/ -Filter *.json | Import-NetTopology).Count | Should -Be 2
    }

    It 'takes brackets in a name literally' {
        Copy-Item $backbone 'TestDrive:/plain.json'
        Move-Item 'TestDrive:/plain.json' 'TestDrive:/net[1].json'
        (Import-NetTopology -LiteralPath 'TestDrive:/net[1].json').Nodes.Length | Should -Be 22
        @(Get-Item -LiteralPath 'TestDrive:/net[1].json' | Import-NetTopology).Count | Should -Be 1
    }

    It 'warns of what the file leaves open, and says what it did about it' {
        'source,target', 'a,b', 'b,c' | Set-Content TestDrive:/bare.csv
        $net = Import-NetTopology TestDrive:/bare.csv -WarningVariable warnings -WarningAction SilentlyContinue
        $net.Links[0].CapacityBps | Should -BeNullOrEmpty
        $warnings | Should -Not -BeNullOrEmpty
        $net = Import-NetTopology TestDrive:/bare.csv -DefaultCapacity 10Gbps -WarningVariable warnings -WarningAction SilentlyContinue
        $net.Links.CapacityBps | Should -Be 10e9, 10e9
        $warnings | Should -Not -BeNullOrEmpty
    }

    It 'reads bare numbers in the units that the user gives' {
        'source,target,capacity,delay', 'a,b,10,5' | Set-Content TestDrive:/numbers.csv
        $plain = Import-NetTopology TestDrive:/numbers.csv -WarningAction SilentlyContinue
        $plain.RateUnitKnown | Should -BeFalse
        $net = Import-NetTopology TestDrive:/numbers.csv -RateUnit 1Mbps -DelayUnit 1us -WarningAction SilentlyContinue
        $net.RateUnitKnown | Should -BeTrue
        $net.Links[0].CapacityBps | Should -Be 10e6
        [Math]::Abs($net.Links[0].LatencySeconds - 5e-6) | Should -BeLessThan 1e-18
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'a missing file'; Id = 'FileNotFound'; Category = 'ObjectNotFound'; Name = 'none.xml'; Content = $null }
        @{ What = 'an empty file'; Id = 'EmptyFile'; Category = 'InvalidData'; Name = 'empty.graphml'; Content = '' }
        @{ What = 'a binary file'; Id = 'UnknownFormat'; Category = 'InvalidData'; Name = 'binary.graphml'; Content = [string]::new([char]0, 10) + [char]1 + [char]7 }
        @{ What = 'truncated XML'; Id = 'MalformedFile'; Category = 'InvalidData'; Name = 'cut.graphml'; Content = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected"><node id="a"' }
        @{ What = 'a link to an unknown node'; Id = 'UnknownNode'; Category = 'InvalidData'; Name = 'unknown.json'; Content = '{"nodes":[{"id":"a"}],"links":[{"source":"a","target":"zz"}]}' }
        @{ What = 'an id that occurs twice'; Id = 'DuplicateId'; Category = 'InvalidData'; Name = 'twice.json'; Content = '{"nodes":[{"id":"a"},{"id":"a"}],"links":[]}' }
        @{ What = 'a negative capacity'; Id = 'InvalidCapacity'; Category = 'InvalidData'; Name = 'negative.csv'; Content = "source,target,capacity`na,b,-5Mbps`n" }
        @{ What = 'an unknown format'; Id = 'UnknownFormat'; Category = 'InvalidData'; Name = 'prose.txt'; Content = 'A network is a net that works.' }
    ) {
        $path = Join-Path $TestDrive $Name
        if ($null -ne $Content) { [System.IO.File]::WriteAllText($path, $Content) }
        $problem = Get-ThrownError { Import-NetTopology $path }
        $problem.FullyQualifiedErrorId | Should -Be "$Id,$importer"
        $problem.CategoryInfo.Category | Should -Be $Category
        $problem.Exception.Message | Should -BeLike "*$Name*"
    }

    It 'refuses an entity bomb and deep nesting at once' {
        $bomb = '<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><graphml>&b;</graphml>'
        [System.IO.File]::WriteAllText((Join-Path $TestDrive 'bomb.graphml'), $bomb)
        (Get-ThrownError { Import-NetTopology TestDrive:/bomb.graphml }).FullyQualifiedErrorId | Should -Match '^(MalformedFile|UnknownFormat),'
        [System.IO.File]::WriteAllText((Join-Path $TestDrive 'deep.json'), '{"nodes":' + ('[' * 10000) + (']' * 10000) + '}')
        (Get-ThrownError { Import-NetTopology TestDrive:/deep.json }).FullyQualifiedErrorId | Should -Match '^(TooDeep|MalformedFile),'
    }

    It 'gives line and column' {
        [System.IO.File]::WriteAllText((Join-Path $TestDrive 'place.csv'), "source,target,capacity`na,b,1Gbps`nb,c,fast`n")
        $problem = Get-ThrownError { Import-NetTopology TestDrive:/place.csv }
        $problem.Exception.Line | Should -Be 3
        $problem.Exception.Column | Should -BeGreaterThan 0
    }

    It 'refuses a directory and a path outside the file system' {
        (Get-ThrownError { Import-NetTopology $TestDrive }).FullyQualifiedErrorId | Should -BeLike 'PathIsDirectory,*'
        (Get-ThrownError { Import-NetTopology env:PATH }).FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        (Get-ThrownError { Import-NetTopology nodrive:/x }).FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        (Get-ThrownError { Import-NetTopology TestDrive:/none*.gml }).FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
    }

    It 'reports one bad file of several and reads the rest' {
        Copy-Item $backbone TestDrive:/good.json
        $nets = Import-NetTopology TestDrive:/none.json, TestDrive:/good.json -ErrorAction SilentlyContinue -ErrorVariable problems
        @($nets).Count | Should -Be 1
        $problems.FullyQualifiedErrorId | Should -Be "FileNotFound,$importer"
    }
}

Describe 'Export-NetTopology' {
    BeforeAll {
        $net = New-NetTopology -Ring 4 -Capacity 10Gbps -Latency 1ms
    }

    It 'writes <_>, which reads back' -ForEach 'graphml', 'gml', 'json', 'csv' {
        $path = Join-Path $TestDrive "ring.$_"
        $net | Export-NetTopology $path -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $back = Import-NetTopology $path -WarningAction SilentlyContinue
        $back.Links.Length | Should -Be 4
        $back.Links.CapacityBps | Sort-Object -Unique | Should -Be 10e9
    }

    It 'writes DOT' {
        $net | Export-NetTopology TestDrive:/ring.dot -WarningAction SilentlyContinue
        Get-Content TestDrive:/ring.dot -Raw | Should -Match 'graph'
    }

    It 'returns the file on request' {
        $file = $net | Export-NetTopology TestDrive:/pass.json -PassThru
        $file | Should -BeOfType System.IO.FileInfo
        $file.Name | Should -Be 'pass.json'
    }

    It 'does nothing with -WhatIf' {
        $net | Export-NetTopology TestDrive:/whatif.json -WhatIf
        Test-Path TestDrive:/whatif.json | Should -BeFalse
    }

    It 'refuses an extension without a format, a directory and a folder that does not exist, and leaves nothing behind' {
        (Get-ThrownError { Export-NetTopology TestDrive:/ring.doc -Topology $net }).FullyQualifiedErrorId | Should -BeLike 'UnknownFormat,*'
        (Get-ThrownError { Export-NetTopology $TestDrive -Topology $net -Format Json }).FullyQualifiedErrorId | Should -BeLike 'PathIsDirectory,*'
        (Get-ThrownError { Export-NetTopology TestDrive:/no/such/ring.json -Topology $net }).FullyQualifiedErrorId | Should -BeLike 'FileUnwritable,*'
        Get-ChildItem $TestDrive -Force -Filter '.*' | Should -BeNullOrEmpty
    }

    It 'does not replace a read-only file' {
        $path = Join-Path $TestDrive 'kept.json'
        Set-Content $path 'kept'
        Set-ItemProperty $path IsReadOnly $true
        try {
            $problem = Get-ThrownError { Export-NetTopology $path -Topology $net }
            $problem.FullyQualifiedErrorId | Should -BeLike 'FileUnwritable,*'
            $problem.CategoryInfo.Category | Should -Be 'WriteError'
            Get-Content $path | Should -Be 'kept'
        }
        finally { Set-ItemProperty $path IsReadOnly $false }
    }
}

Describe 'Import-TrafficMatrix' {
    It 'reads a table of demands' {
        'source,target,rate', 'lis,ber,4Gbps', 'mad,lon,2.5Gbps' | Set-Content TestDrive:/demands.csv
        $matrix = Import-TrafficMatrix TestDrive:/demands.csv
        $matrix.Demands.Length | Should -Be 2
        $matrix.TotalRateBps | Should -Be 6.5e9
    }

    It 'reads the demands of a network file' {
        (Import-TrafficMatrix $backbone).Demands.Length | Should -Be 200
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'a negative demand'; Id = 'InvalidDemand'; Name = 'minus.csv'; Content = "source,target,rate`na,b,-1Gbps`n" }
        @{ What = 'a network without demands'; Id = 'MissingDemands'; Name = 'none.json'; Content = '{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b"}]}' }
        @{ What = 'an empty file'; Id = 'EmptyFile'; Name = 'nothing.csv'; Content = '' }
    ) {
        $path = Join-Path $TestDrive $Name
        [System.IO.File]::WriteAllText($path, $Content)
        (Get-ThrownError { Import-TrafficMatrix $path }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }
}
