<#
.SYNOPSIS
Runs the Pester suite over the staged module, and the analyzer over the scripts.
.DESCRIPTION
Writes the counts as JSON for the build. What is missing on this machine is named there, never counted as passed.
.PARAMETER Report
The JSON file to write.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Report
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$counts = [ordered]@{ passed = 0; failed = 0; skipped = 0; missing = $null; notes = @() }

$pester = Get-Module Pester -ListAvailable | Where-Object Version -GE '5.0' | Sort-Object Version | Select-Object -Last 1
if ($pester) {
    Import-Module $pester
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = Join-Path $root 'tests' 'module'
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Normal'
    $result = Invoke-Pester -Configuration $configuration
    $counts.passed = $result.PassedCount
    $counts.failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
    $counts.skipped = $result.SkippedCount + $result.NotRunCount + $result.InconclusiveCount
}
else {
    $counts.missing = 'Pester 5'
}

if (Get-Module PSScriptAnalyzer -ListAvailable) {
    $scripts = @(Get-ChildItem $root -File -Filter '*.ps*1')
    $scripts += @(Get-ChildItem (Join-Path $root 'tests') -Recurse -File -Filter '*.ps1')
    $findings = @($scripts | ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Severity Error, Warning -Settings (Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1') })
    $findings | Format-Table RuleName, Severity, ScriptName, Line, Message -Wrap | Out-Host
    if ($findings.Count -gt 0) {
        $counts.failed++
        $counts.notes += "failed: PSScriptAnalyzer ($($findings.Count) findings)"
    }
}
else {
    $counts.notes += 'not run: PSScriptAnalyzer (this machine does not have it)'
}

$counts | ConvertTo-Json | Set-Content $Report
