namespace NetOpt.PowerShell.Tests;

/// <summary>Nouns of networking modules that ship with Windows or are widely installed, which a cmdlet of ours must not share.</summary>
internal static class TakenNouns
{
    public static readonly string[] All = Split("""
        NetCompartment NetConnection NetIPAddress NetIPConfiguration NetIPInterface NetIPv4Protocol NetIPv6Protocol NetNeighbor NetOffloadGlobalSetting
        NetPrefixPolicy NetRoute NetTCPConnection NetTCPSetting NetTransportFilter NetUDPEndpoint NetUDPSetting NetConnectionProfile NetQosPolicy
        NetQosDcbxSetting NetQosFlowControl NetQosTrafficClass NetGPO NetNat NetNatExternalAddress NetNatGlobal NetNatSession NetNatStaticMapping
        NetLbfoTeam NetLbfoTeamMember NetLbfoTeamNic NetSwitchTeam NetSwitchTeamMember NetLldpAgent AllNetIntents NetworkATC DAPolicyChange
        Net6to4Configuration NetDnsTransitionConfiguration NetDnsTransitionMonitoring NetIPHttpsCertBinding NetIPHttpsConfiguration NetIPHttpsProfile
        NetIPHttpsState NetIsatapConfiguration NetNatTransitionConfiguration NetNatTransitionMonitoring NetTeredoConfiguration NetTeredoState
        DnsClient DnsClientCache DnsClientDohServerAddress DnsClientGlobalSetting DnsClientNrptGlobal DnsClientNrptPolicy DnsClientNrptRule
        DnsClientServerAddress DnsName BgpCustomRoute BgpPeer BgpRouteAggregate BgpRouteFlapDampening BgpRouteInformation BgpRouter BgpRoutingPolicy
        BgpRoutingPolicyForPeer BgpStatistics Connection Counter Trace TraceSource EngineEvent NetworkAddress NetworkRange NetworkSummary BroadcastAddress
        Subnet SubnetMember Mask MaskLength BinaryIP DecimalIP DottedDecimalIP HexIP IPAddress PSGraph GraphViz NodeFormatScript NetworkTopology
        """);

    /// <summary>Families that their owners keep extending.</summary>
    public static readonly string[] Prefixes = Split("""
        NetAdapter NetFirewall NetIPsec NetEvent NetIntent NetVirtualization NetworkController NetworkSwitch NlbCluster
        """);

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
