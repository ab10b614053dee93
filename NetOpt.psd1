@{
    RootModule           = 'lib/NetOpt.PowerShell.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '7d0c8e0e-5d3f-4b0c-9a55-6c0f2f3e1b42'
    Author               = 'NetOpt contributors'
    CompanyName          = 'NetOpt contributors'
    Copyright            = 'Copyright (c) 2026 NetOpt contributors. MIT license.'
    Description          = 'Plan and improve networks from PowerShell: read a topology file, measure it, route and share its traffic, and get a measurably better network with proof of how far it is from optimal. Packet traces, token buckets, schedulers, queueing models and their simulation.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')
    # So that [NetOpt.Units.BitRate]'10Gbps' works before the first cmdlet has run.
    RequiredAssemblies   = @('lib/NetOpt.Core.dll')
    TypesToProcess       = @('lib/Formats/NetOpt.Types.ps1xml')
    FormatsToProcess     = @(
        'lib/Formats/Bandwidth.Format.ps1xml'
        'lib/Formats/Charts.Format.ps1xml'
        'lib/Formats/Congestion.Format.ps1xml'
        'lib/Formats/CongestionRun.Format.ps1xml'
        'lib/Formats/Measures.Format.ps1xml'
        'lib/Formats/Optimization.Format.ps1xml'
        'lib/Formats/QueueRun.Format.ps1xml'
        'lib/Formats/Queueing.Format.ps1xml'
        'lib/Formats/Routing.Format.ps1xml'
        'lib/Formats/Scheduling.Format.ps1xml'
        'lib/Formats/TokenBuckets.Format.ps1xml'
        'lib/Formats/Topology.Format.ps1xml'
        'lib/Formats/Traffic.Format.ps1xml'
    )
    CmdletsToExport      = @(
        'Add-NetTopologyLink'
        'Add-NetTopologyNode'
        'Compare-CongestionAlgorithm'
        'Export-NetOptChart'
        'Export-NetTopology'
        'Import-NetTopology'
        'Import-TrafficMatrix'
        'Import-TrafficTrace'
        'Invoke-AimdModel'
        'Invoke-NetOptimization'
        'Invoke-NetOptNotebook'
        'Invoke-NetOptOperation'
        'Invoke-NetOptSweep'
        'Invoke-PacketScheduler'
        'Invoke-WaterFilling'
        'Measure-NetTopology'
        'Measure-QueueModel'
        'Measure-TcpModel'
        'Measure-TrafficTrace'
        'New-BandwidthManager'
        'New-NetTopology'
        'New-TrafficTrace'
        'Optimize-BandwidthAllocation'
        'Optimize-TrafficRouting'
        'Remove-BandwidthAllocation'
        'Remove-NetTopologyLink'
        'Remove-NetTopologyNode'
        'Request-Bandwidth'
        'Set-NetTopologyLink'
        'Show-NetOptChart'
        'Start-CongestionRun'
        'Start-QueueRun'
        'Test-TokenBucket'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('network', 'topology', 'traffic-engineering', 'routing', 'OSPF', 'ECMP', 'optimization', 'capacity-planning', 'max-min-fairness', 'token-bucket', 'packet-scheduling', 'queueing', 'traffic-models', 'graph', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
