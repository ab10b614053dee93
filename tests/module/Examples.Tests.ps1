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
}

Describe 'The examples of the help' {
    BeforeEach {
        # Each example runs in a folder with the sample networks, as its reader would.
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item $folder -ItemType Directory
        Copy-Item (Join-Path $Data '*') $folder
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
