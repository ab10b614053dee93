BeforeAll {
    . $PSScriptRoot/Common.ps1
}

Describe 'The staged module' {
    It 'has a valid manifest' {
        $manifest = Test-ModuleManifest $ModulePath
        $manifest.Name | Should -Be 'NetOpt'
        $manifest.Guid | Should -Be '7d0c8e0e-5d3f-4b0c-9a55-6c0f2f3e1b42'
    }

    It 'exports the cmdlets of its manifest and nothing else' {
        $module = Get-Module NetOpt
        $manifest = Import-PowerShellDataFile $ModulePath
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        $module.ExportedFunctions.Count | Should -Be 0
        $module.ExportedAliases.Count | Should -Be 0
        $module.ExportedVariables.Count | Should -Be 0
    }

    It 'uses approved verbs' {
        $approved = (Get-Verb).Verb
        (Get-Command -Module NetOpt).Verb | Sort-Object -Unique | ForEach-Object { $_ | Should -BeIn $approved }
    }

    It 'brings nothing but its two assemblies' {
        (Get-ChildItem (Split-Path $ModulePath) -Recurse -Filter *.dll).Name | Sort-Object | Should -Be 'NetOpt.Core.dll', 'NetOpt.PowerShell.dll'
    }

    It 'gives the types of the engine, which read text with units' {
        $text = pwsh -NoProfile -NonInteractive -Command "Import-Module '$ModulePath'; ([NetOpt.Units.BitRate]'2.5Gbps').BitsPerSecond; ([NetOpt.Units.Duration]'40ms').Seconds"
        $text | Should -Be '2500000000', '0.04'
    }

    It 'imports without a warning or error in a fresh shell' {
        $text = pwsh -NoProfile -NonInteractive -Command "Import-Module '$ModulePath'; (Get-Command -Module NetOpt).Count" 2>&1
        $text | Should -Be (Get-Command -Module NetOpt).Count
    }
}

Describe 'Help' {
    It 'of every cmdlet has synopsis, description and examples that are not generated' {
        foreach ($command in Get-Command -Module NetOpt) {
            $help = Get-Help $command.Name -Full
            $help.Synopsis.Trim() | Should -Not -BeLike "$($command.Name)*" -Because "$command has a synopsis of its own"
            ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty -Because "$command has a description"
            @($help.examples.example).Count | Should -BeGreaterOrEqual 2 -Because "$command has examples"
            ($help.alertSet | Out-String).Trim() | Should -Not -BeNullOrEmpty -Because "$command has notes"
        }
    }

    It 'of every parameter says what the command really has' {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
        foreach ($command in Get-Command -Module NetOpt) {
            $help = @{}
            foreach ($parameter in (Get-Help $command.Name -Full).parameters.parameter) { $help[$parameter.name] = $parameter }
            $real = $command.Parameters.Values | Where-Object { $_.Name -notin $common -or $_.Name -in 'WhatIf', 'Confirm' }
            $help.Keys | Sort-Object | Should -Be ($real.Name | Sort-Object) -Because "$command documents its parameters"
            foreach ($parameter in $real) {
                $text = $help[$parameter.Name]
                ($text.description | Out-String).Trim() | Should -Not -BeNullOrEmpty -Because "$command -$($parameter.Name) is described"
                if ($parameter.Attributes.Where({ $_ -is [Parameter] -and $_.ParameterSetName -eq '__AllParameterSets' })) {
                    [bool]::Parse($text.required) | Should -Be ($parameter.Attributes.Where({ $_ -is [Parameter] })[0].Mandatory) -Because "$command -$($parameter.Name) is required or not"
                }
            }
        }
    }

    It 'has its topics <_>' -ForEach 'about_NetOpt', 'about_NetOpt_Errors' {
        (Get-Help $_ | Out-String) | Should -Match "TOPIC\s+$_"
    }
}
