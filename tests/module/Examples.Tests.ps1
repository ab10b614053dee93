BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $examples = foreach ($command in Get-Command -Module NetOpt) {
        $number = 0
        foreach ($example in (Get-Help $command.Name -Full).examples.example) {
            $number++
            @{ Command = $command.Name; Number = $number; Code = $example.code }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $notebook = @{
        nbformat = 4
        nbformat_minor = 5
        metadata = @{ kernelspec = @{ name = '.net-powershell'; display_name = '.NET (PowerShell)'; language = 'PowerShell' } }
        cells = @(
            @{ cell_type = 'code'; id = 'p'; execution_count = $null; metadata = @{ tags = @('parameters') }; outputs = @(); source = '$Growth = 1.0' }
            @{ cell_type = 'code'; id = 'w'; execution_count = $null; metadata = @{}; outputs = @(); source = '"Growth $Growth"' }
        )
    } | ConvertTo-Json -Depth 6
}

Describe 'The examples of the help' {
    BeforeEach {
        # Each example runs in a folder with the sample networks, as its reader would.
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item $folder -ItemType Directory
        Copy-Item (Join-Path $Data '*') $folder
        Set-Content (Join-Path $folder 'walkthrough.ipynb') $notebook
        Push-Location $folder
    }

    AfterEach {
        Pop-Location
    }

    It 'run: <Command> example <Number>' -ForEach $examples {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("`$ErrorActionPreference = 'Stop'; Set-Location -LiteralPath '$folder'; Import-Module '$ModulePath'").Invoke()
            $shell.Commands.Clear()
            # Through Out-String, as views belong to what an example shows.
            $output = $shell.AddScript("& { $Code } | Out-String -Width 120").Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            if ($Code -notmatch 'Export-|-WhatIf') { "$output" | Should -Not -BeNullOrEmpty }
        }
        finally { $shell.Dispose() }
    }
}
