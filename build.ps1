<#
.SYNOPSIS
Builds, tests and packages NetOpt.
.DESCRIPTION
The same verbs as build.sh; both hand over to build.cs, so that there is one description of the build.
.PARAMETER Verb
What to do.
.PARAMETER Argument
What follows the verb: the names of benchmarks for Bench.
.EXAMPLE
./build.ps1 Build
Leaves a module that Import-Module ./NetOpt.psd1 loads.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Notebooks', 'Bench', 'Docs', 'Package')]
    [string] $Verb = 'Build',

    [Parameter(Position = 1, ValueFromRemainingArguments)]
    [string[]] $Argument = @()
)

Push-Location $PSScriptRoot
try {
    $env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
    $env:DOTNET_NOLOGO = '1'
    dotnet run build.cs -- $Verb.ToLowerInvariant() @Argument
    exit $LASTEXITCODE
}
finally {
    Pop-Location
}
