BeforeAll {
    . $PSScriptRoot/Common.ps1
    $net = Import-NetTopology (Join-Path $Data 'backbone.json')
    $result = Invoke-NetOptimization $net -Method MultiPath
    $exporter = 'NetOpt.PowerShell.Charts.ExportNetOptChartCommand'
}

Describe 'Export-NetOptChart' {
    It 'writes the report of the loop as a page that asks no other host' {
        $file = $result | Export-NetOptChart -Path TestDrive:/report.html -PassThru
        $html = Get-Content $file -Raw
        $html | Should -Match ([regex]::Escape([System.Net.WebUtility]::HtmlEncode($result.Verdict.Substring(0, 40))))
        [regex]::Matches($html, '<figure>').Count | Should -BeGreaterOrEqual 4
        if (Test-Path (Join-Path (Split-Path $ModulePath) 'lib' 'assets' 'plotly-basic.min.js')) {
            $html | Should -Not -Match '<script src'
        }
        else {
            $html | Should -Match 'need a connection'
        }
    }

    It 'draws a picture that is well-formed' {
        $file = $net | Export-NetOptChart TestDrive:/map.svg -PassThru
        ([xml](Get-Content $file -Raw)).svg.title | Should -Be $net.Name
        $file.Length | Should -BeLessThan 60000
    }

    It 'writes a Plotly figure' {
        $file = $net | Export-NetOptChart TestDrive:/map.json -PassThru
        $figure = Get-Content $file -Raw | ConvertFrom-Json
        $figure.data.Count | Should -BeGreaterThan 1
        $figure.layout.title.text | Should -Match $net.Name
    }

    It 'takes <Kind>' -ForEach @(
        @{ Kind = 'a network'; Make = { $net } }
        @{ Kind = 'the result of the loop'; Make = { $result } }
        @{ Kind = 'measures'; Make = { Measure-NetTopology $net } }
        @{ Kind = 'fair shares'; Make = { Invoke-WaterFilling -Capacity 10Gbps -Demand 2Gbps, 5Gbps, 6Gbps } }
        @{ Kind = 'the result of an operation'; Make = { Invoke-NetOptOperation routing.ecmp -Topology $net } }
        @{ Kind = 'a chart'; Make = { [NetOpt.Charts.ChartFactory]::LoadCurve([double[]](0.5, 0.2)) } }
    ) {
        $file = & $Make | Export-NetOptChart TestDrive:/any.svg -Topology $net -PassThru
        ([xml](Get-Content $file -Raw)).svg | Should -Not -BeNullOrEmpty
    }

    It 'draws the map of a result only where it has the network' {
        $measures = Measure-NetTopology $net
        $without = $measures | Export-NetOptChart TestDrive:/without.html -PassThru
        $with = $measures | Export-NetOptChart TestDrive:/with.html -Topology $net -PassThru
        (Get-Content $without -Raw) | Should -Not -Match 'what shortest paths pass'
        (Get-Content $with -Raw) | Should -Match 'what shortest paths pass'
    }

    It 'makes one page of several things' {
        $file = $net, $result | Export-NetOptChart TestDrive:/both.html -Title 'Both <1>' -PassThru
        $html = Get-Content $file -Raw
        $html | Should -Match '<h1>Both &lt;1&gt;</h1>'
        [regex]::Matches($html, '<figure>').Count | Should -BeGreaterOrEqual 5
    }

    It 'takes the charts that are named, alone or of several results' {
        $aimd = Invoke-AimdModel -Start 10, 70
        $file = $aimd | Export-NetOptChart TestDrive:/one.svg -Chart 'FAIRNESS*' -PassThru
        ([xml](Get-Content $file -Raw)).svg.title | Should -Be 'Fairness over time'
        $file = $aimd, $net | Export-NetOptChart TestDrive:/two.html -Chart 'Fairness*', 'Rates*' -PassThru
        $html = Get-Content $file -Raw
        [regex]::Matches($html, '<figure>').Count | Should -Be 2
        $html | Should -Not -Match ([regex]::Escape($net.Name))
    }

    It 'keeps the headings of several results of which one chart each is taken' {
        $file = 'Mimd', 'Aiad' | ForEach-Object { Invoke-AimdModel -Start 10, 70 -Rule $_ } | Export-NetOptChart TestDrive:/rules.html -Chart 'The plane*' -PassThru
        $html = Get-Content $file -Raw
        $html | Should -Match '<h2>MIMD: the shares keep their ratio'
        $html | Should -Match '<h2>AIAD: the shares keep their difference'
        [regex]::Matches($html, '<figure>').Count | Should -Be 2
    }

    It 'refuses a title that no chart has, with those that there are' {
        $problem = Get-ThrownError { Invoke-AimdModel -Start 10, 70 | Export-NetOptChart TestDrive:/none.svg -Chart 'Delay*' }
        $problem.FullyQualifiedErrorId | Should -Be "InvalidParameter,$exporter"
        $problem.ErrorDetails.RecommendedAction | Should -Match 'Rates over time'
        Test-Path TestDrive:/none.svg | Should -BeFalse
    }

    It 'refuses another extension with the three that exist, and writes nothing' {
        $problem = Get-ThrownError { $net | Export-NetOptChart TestDrive:/map.png }
        $problem.FullyQualifiedErrorId | Should -Be "UnknownFormat,$exporter"
        $problem.ErrorDetails.RecommendedAction | Should -Match '\.svg.*\.html.*\.json'
        Test-Path TestDrive:/map.png | Should -BeFalse
    }

    It 'refuses a folder that does not exist, and a folder in place of a file' {
        (Get-ThrownError { $net | Export-NetOptChart TestDrive:/none/map.svg }).FullyQualifiedErrorId | Should -Be "FileUnwritable,$exporter"
        $null = New-Item TestDrive:/folder.svg -ItemType Directory
        (Get-ThrownError { $net | Export-NetOptChart TestDrive:/folder.svg }).FullyQualifiedErrorId | Should -Be "PathIsDirectory,$exporter"
    }

    It 'takes nothing that has no chart' {
        $problem = Get-WrittenError { 'text', 5 | Export-NetOptChart TestDrive:/text.svg }
        $problem.Count | Should -Be 2
        $problem[0].FullyQualifiedErrorId | Should -Match '^InputObjectNotBound'
        Test-Path TestDrive:/text.svg | Should -BeFalse
    }

    It 'writes nothing with -WhatIf' {
        $net | Export-NetOptChart TestDrive:/whatif.svg -WhatIf
        Test-Path TestDrive:/whatif.svg | Should -BeFalse
    }
}

Describe 'Show-NetOptChart' {
    It 'returns the file of the page with -PassThru' {
        $file = $net | Show-NetOptChart -PassThru
        $file.Extension | Should -Be '.html'
        Get-Content $file -Raw | Should -Match '<svg '
        if (-not $IsWindows) { $file.Directory.UnixFileMode | Should -Be 'UserExecute, UserWrite, UserRead' }
        Remove-Item $file.Directory -Recurse
    }
}
