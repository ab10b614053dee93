# What every test file starts with: the staged module, as it is handed to users, and the sample networks.
$Root = Split-Path (Split-Path $PSScriptRoot)
$ModulePath = Join-Path $Root 'out' 'NetOpt' 'NetOpt.psd1'
$Data = Join-Path $Root 'data'

if (-not (Test-Path $ModulePath)) { throw "The module is not staged at $ModulePath; build it first." }
Import-Module $ModulePath
# Views are compared as text.
$PSStyle.OutputRendering = 'PlainText'

function Get-ThrownError {
    # The error record of a block that must fail.
    param([scriptblock] $Block)
    try { $null = & $Block }
    catch { return $_ }
    throw "The block did not fail: $Block"
}

function Get-WrittenError {
    # The error records that a block writes while it goes on.
    param([scriptblock] $Block)
    $ErrorActionPreference = 'Continue'
    @(& $Block 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
}

function Get-Completion {
    param([string] $Line)
    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText
}
