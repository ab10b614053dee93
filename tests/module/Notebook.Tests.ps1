BeforeDiscovery {
    $notebooks = Get-ChildItem (Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'notebooks') -Filter *.ipynb | ForEach-Object { @{ Notebook = $_.FullName; Name = $_.Name } }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $command = 'NetOpt.PowerShell.Notebooks.InvokeNetOptNotebookCommand'

    function Write-Notebook {
        # A notebook of code cells; a cell is its text, or a hashtable with text and tag.
        param([string] $Path, [object[]] $Cell, [string] $Language = 'PowerShell')
        $number = 0
        $cells = foreach ($item in $Cell) {
            $number++
            $source = $item -is [hashtable] ? $item.Source : $item
            $metadata = $item -is [hashtable] ? @{ tags = @($item.Tag) } : @{}
            @{ cell_type = 'code'; id = "c$number"; execution_count = $null; metadata = $metadata; outputs = @(@{ output_type = 'stream'; name = 'stdout'; text = "old`n" }); source = $source }
        }
        @{
            cells = @(@{ cell_type = 'markdown'; id = 'md'; metadata = @{ own = 1 }; source = @("# Title`n", '$x^2$') }) + @($cells)
            metadata = @{ kernelspec = @{ name = '.net'; display_name = 'x'; language = $Language }; keep = 'me' }
            nbformat = 4
            nbformat_minor = 5
        } | ConvertTo-Json -Depth 8 | Set-Content $Path
    }

    function Get-Cell {
        param([string] $Path, [string] $Id)
        (Get-Content $Path -Raw | ConvertFrom-Json -AsHashtable).cells | Where-Object { $_.id -eq $Id }
    }

    function Get-Text {
        param([string] $Path, [string] $Id, [string] $Stream = 'stdout')
        -join ((Get-Cell $Path $Id).outputs | Where-Object { $_.output_type -eq 'stream' -and $_.name -eq $Stream } | ForEach-Object { -join $_.text })
    }
}

Describe 'Invoke-NetOptNotebook' {
    It 'runs the cells in order in one session and stores what they print' {
        Write-Notebook TestDrive:/a.ipynb '$x = 20', '$x + 22', '[pscustomobject]@{ Name = "n"; Value = $x }'
        $run = Invoke-NetOptNotebook TestDrive:/a.ipynb -OutputPath TestDrive:/b.ipynb
        $run.Succeeded | Should -BeTrue
        $run.Cells.State | Should -Be Succeeded, Succeeded, Succeeded
        Get-Text TestDrive:/b.ipynb c1 | Should -BeNullOrEmpty
        Get-Text TestDrive:/b.ipynb c2 | Should -Be "42`n"
        Get-Text TestDrive:/b.ipynb c3 | Should -Match 'Name\s+Value\s+----\s+-----\s+n\s+20'
        (Get-Cell TestDrive:/b.ipynb c1).execution_count | Should -Be 1
        (Get-Cell TestDrive:/b.ipynb c3).execution_count | Should -Be 3
        (Get-Cell TestDrive:/b.ipynb md).metadata.own | Should -Be 1
        (Get-Content TestDrive:/b.ipynb -Raw | ConvertFrom-Json).metadata.keep | Should -Be 'me'
        Get-Text TestDrive:/a.ipynb c1 | Should -Be "old`n"
    }

    It 'leaves the session of the caller alone' {
        Write-Notebook TestDrive:/own.ipynb '$fromNotebook = 1; Set-Location /'
        $place = Get-Location
        $null = Invoke-NetOptNotebook TestDrive:/own.ipynb
        Get-Variable fromNotebook -ErrorAction Ignore | Should -BeNullOrEmpty
        (Get-Location).Path | Should -Be $place.Path
    }

    It 'knows the cmdlets, starts in the folder of the notebook, and shows charts as HTML' {
        Copy-Item (Join-Path $Data 'backbone.json') TestDrive:/net.json
        Write-Notebook TestDrive:/c.ipynb '$net = Import-NetTopology ./net.json; $net', '"before"; $net | Show-NetOptChart; "after"'
        $null = Invoke-NetOptNotebook TestDrive:/c.ipynb -OutputPath TestDrive:/c.ipynb
        Get-Text TestDrive:/c.ipynb c1 | Should -Match 'European demo backbone'
        $outputs = (Get-Cell TestDrive:/c.ipynb c2).outputs
        $outputs.output_type | Should -Be stream, display_data, stream
        -join $outputs[1].data.'text/html' | Should -Match '^<svg '
        -join $outputs[1].data.'text/plain' | Should -Match 'European demo backbone'
    }

    It 'stores warnings, verbose text and Write-Host where they belong' {
        Write-Notebook TestDrive:/s.ipynb 'Write-Warning careful; Write-Host hello -ForegroundColor Red; Write-Verbose more -Verbose; Write-Information hidden', '$InformationPreference = "Continue"; Write-Information shown'
        $run = Invoke-NetOptNotebook TestDrive:/s.ipynb -OutputPath TestDrive:/s.ipynb
        $run.Succeeded | Should -BeTrue
        $run.Cells[0].Warnings | Should -Be 1
        Get-Text TestDrive:/s.ipynb c2 | Should -Be "shown`n"
        Get-Text TestDrive:/s.ipynb c1 | Should -Be "hello`n"
        Get-Text TestDrive:/s.ipynb c1 stderr | Should -Be "WARNING: careful`nVERBOSE: more`n"
    }

    It 'stops at the first cell that fails, and the copy holds the error' {
        Write-Notebook TestDrive:/f.ipynb '1', "2`nImport-NetTopology ./none.xml`n3", '4'
        $problem = Get-WrittenError { $script:run = Invoke-NetOptNotebook TestDrive:/f.ipynb -OutputPath TestDrive:/g.ipynb }
        $problem.FullyQualifiedErrorId | Should -Be "NotebookFailed,$command"
        $run.Succeeded | Should -BeFalse
        $run.Cells.State | Should -Be Succeeded, Failed, NotRun
        $run.Cells[1].ErrorId | Should -Be FileNotFound
        $run.Error | Should -Match 'none\.xml'
        $outputs = (Get-Cell TestDrive:/g.ipynb c2).outputs
        $outputs.output_type | Should -Be stream, error
        $outputs[1].ename | Should -Be FileNotFound
        -join $outputs[1].traceback | Should -Match 'none\.xml'
        (Get-Cell TestDrive:/g.ipynb c3).outputs.Count | Should -Be 0
        (Get-Cell TestDrive:/g.ipynb c3).execution_count | Should -BeNullOrEmpty
    }

    It 'tells <What> as an error of the cell' -ForEach @(
        @{ What = 'text that does not parse'; Source = 'if ('; Id = '.' }
        @{ What = 'a thrown text'; Source = 'throw "no"'; Id = 'RuntimeException' }
        @{ What = 'Write-Error'; Source = 'Write-Error no'; Id = 'WriteErrorException' }
        @{ What = 'exit'; Source = 'exit 3'; Id = 'SessionEnded' }
        @{ What = 'a question that nobody answers'; Source = 'Read-Host question'; Id = '.' }
    ) {
        Write-Notebook TestDrive:/e.ipynb $Source, '1'
        $null = Get-WrittenError { $script:run = Invoke-NetOptNotebook TestDrive:/e.ipynb }
        $run.Succeeded | Should -BeFalse
        $run.Cells[0].State | Should -Be Failed
        $run.Cells[0].ErrorId | Should -Match $Id
        $run.Cells[1].State | Should -Be NotRun
    }

    It 'lets a cell fail that is tagged so' {
        Write-Notebook TestDrive:/t.ipynb @{ Source = 'throw "expected"'; Tag = 'raises-exception' }, '"went on"'
        $run = Invoke-NetOptNotebook TestDrive:/t.ipynb -OutputPath TestDrive:/t.ipynb
        $run.Succeeded | Should -BeTrue
        $run.Cells.State | Should -Be Failed, Succeeded
        Get-Text TestDrive:/t.ipynb c2 | Should -Be "went on`n"
    }

    It 'skips other languages, keeps their outputs and says so' {
        Write-Notebook TestDrive:/l.ipynb "#!csharp`n1+1", "'ps'`n#!fsharp`n1`n#!pwsh`n'again'"
        $run = Invoke-NetOptNotebook TestDrive:/l.ipynb -OutputPath TestDrive:/l.ipynb -WarningVariable warnings -WarningAction SilentlyContinue
        $run.Cells.State | Should -Be Skipped, Succeeded
        "$warnings" | Should -Match 'csharp' -Because 'what is left out is told'
        "$warnings" | Should -Match 'fsharp'
        Get-Text TestDrive:/l.ipynb c1 | Should -Be "old`n"
        Get-Text TestDrive:/l.ipynb c2 | Should -Be "ps`nagain`n"
    }

    It 'runs no cell of a notebook in another language' {
        Write-Notebook TestDrive:/py.ipynb 'import os' -Language Python
        (Invoke-NetOptNotebook TestDrive:/py.ipynb -WarningAction SilentlyContinue).Cells.State | Should -Be Skipped
    }
}

Describe 'Invoke-NetOptNotebook -Parameter' {
    BeforeEach {
        Write-Notebook TestDrive:/p.ipynb @{ Source = "`$Load = 1.0`n`$Name = 'a'"; Tag = 'parameters' }, '"$Load $Name"'
    }

    It 'assigns values after the parameters cell, and replaces them on the next run' {
        $null = Invoke-NetOptNotebook TestDrive:/p.ipynb -OutputPath TestDrive:/q.ipynb -Parameter @{ Load = 2.5; Name = "it's" }
        Get-Text TestDrive:/q.ipynb c2 | Should -Be "2.5 it's`n"
        $null = Invoke-NetOptNotebook TestDrive:/q.ipynb -OutputPath TestDrive:/q.ipynb -Parameter @{ Load = 3 }
        Get-Text TestDrive:/q.ipynb c2 | Should -Be "3 a`n"
        @((Get-Content TestDrive:/q.ipynb -Raw | ConvertFrom-Json).cells | Where-Object { $_.metadata.tags -contains 'injected-parameters' }).Count | Should -Be 1
    }

    It 'hands <Kind> over unchanged' -ForEach @(
        @{ Kind = 'null'; Value = $null }
        @{ Kind = 'truth'; Value = $true }
        @{ Kind = 'a whole number'; Value = 9007199254740993 }
        @{ Kind = 'a real number'; Value = 1.0 }
        @{ Kind = 'a tiny number'; Value = 1e-300 }
        @{ Kind = 'infinity'; Value = [double]::PositiveInfinity }
        @{ Kind = 'text with quotes'; Value = "a 'b' `"c`" `$d `u{2019} ; rm" }
        @{ Kind = 'lines'; Value = "one`ntwo" }
        @{ Kind = 'a list'; Value = 1, 'two', @(3.5, $null) }
        @{ Kind = 'a hashtable'; Value = @{ 'b c' = @{ d = 'e' } } }
        @{ Kind = 'an ordered dictionary'; Value = [ordered]@{ z = 1; a = 2 } }
        @{ Kind = 'a time'; Value = [datetime]'2026-11-21T10:11:12.1234567Z' }
        @{ Kind = 'a span'; Value = [timespan]'1.02:03:04.5' }
    ) {
        Write-Notebook TestDrive:/v.ipynb @{ Source = '$Value = 0'; Tag = 'parameters' }, '[System.Management.Automation.PSSerializer]::Serialize($Value)'
        $null = Invoke-NetOptNotebook TestDrive:/v.ipynb -OutputPath TestDrive:/v.ipynb -Parameter @{ Value = $Value }
        $back = [System.Management.Automation.PSSerializer]::Deserialize((Get-Text TestDrive:/v.ipynb c2))
        ConvertTo-Json -InputObject $back -Depth 5 | Should -Be (ConvertTo-Json -InputObject $Value -Depth 5)
    }

    It 'refuses a name that the parameters cell does not assign, with the nearest one' {
        $problem = Get-ThrownError { Invoke-NetOptNotebook TestDrive:/p.ipynb -Parameter @{ Laod = 1 } }
        $problem.FullyQualifiedErrorId | Should -Be "InvalidParameter,$command"
        $problem.ErrorDetails.RecommendedAction | Should -Match 'Load'
    }

    It 'refuses a value that has no literal form, and a name that is no variable' {
        (Get-ThrownError { Invoke-NetOptNotebook TestDrive:/p.ipynb -Parameter @{ Load = { 1 } } }).FullyQualifiedErrorId | Should -Be "InvalidParameter,$command"
        (Get-ThrownError { Invoke-NetOptNotebook TestDrive:/p.ipynb -Parameter @{ 'a;b' = 1 } }).FullyQualifiedErrorId | Should -Be "InvalidParameter,$command"
    }
}

Describe 'Invoke-NetOptNotebook, what can go wrong' {
    It 'tells <What> as <Id>' -ForEach @(
        @{ What = 'a missing file'; Content = $null; Id = 'FileNotFound' }
        @{ What = 'an empty file'; Content = ''; Id = 'EmptyFile' }
        @{ What = 'a file that is no JSON'; Content = 'no'; Id = 'MalformedFile' }
        @{ What = 'JSON that is no notebook'; Content = '{}'; Id = 'UnknownFormat' }
        @{ What = 'an old notebook'; Content = '{"nbformat": 3, "worksheets": []}'; Id = 'UnknownFormat' }
    ) {
        Remove-Item TestDrive:/bad.ipynb -ErrorAction Ignore
        if ($null -ne $Content) { [System.IO.File]::WriteAllText("$TestDrive/bad.ipynb", $Content) }
        (Get-ThrownError { Invoke-NetOptNotebook TestDrive:/bad.ipynb }).FullyQualifiedErrorId | Should -Be "$Id,$command"
    }

    It 'runs nothing with -WhatIf' {
        Write-Notebook TestDrive:/w.ipynb "Set-Content '$TestDrive/ran.txt' 1"
        Invoke-NetOptNotebook TestDrive:/w.ipynb -OutputPath TestDrive:/x.ipynb -WhatIf | Should -BeNullOrEmpty
        Test-Path TestDrive:/x.ipynb | Should -BeFalse
        Test-Path TestDrive:/ran.txt | Should -BeFalse
    }

    It 'ends at once on Ctrl+C and writes nothing' {
        Write-Notebook TestDrive:/stop.ipynb 'Start-Sleep 60'
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$ModulePath'; Invoke-NetOptNotebook '$TestDrive/stop.ipynb' -OutputPath '$TestDrive/stopped.ipynb'")
            $handle = $shell.BeginInvoke()
            # The session must be open before it can be stopped; the sleep lasts far longer.
            $null = $handle.AsyncWaitHandle.WaitOne(3000)
            $handle.IsCompleted | Should -BeFalse
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 2
            Test-Path TestDrive:/stopped.ipynb | Should -BeFalse
        }
        finally { $shell.Dispose() }
    }
}

Describe 'The notebooks of the project' {
    It '<Name> runs' -ForEach $notebooks {
        $run = Invoke-NetOptNotebook $Notebook
        $run.Succeeded | Should -BeTrue
        $run.Cells.State | Should -Not -Contain 'Skipped'
    }

    It '<Name> is stored with its outputs and without local paths' -ForEach $notebooks {
        $text = Get-Content $Notebook -Raw
        $cells = ($text | ConvertFrom-Json -AsHashtable).cells | Where-Object { $_.cell_type -eq 'code' }
        $cells.execution_count | Should -Be (1..@($cells).Count)
        $text | Should -Match '<svg '
        $text | Should -Not -Match ([regex]::Escape($Root))
        @($cells.outputs | Where-Object { $_.output_type -eq 'error' }).Count | Should -Be 0
    }
}
