BeforeAll {
    . $PSScriptRoot/Common.ps1
}

Describe 'New-NetTopology' {
    It 'makes a <Shape>' -ForEach @(
        @{ Shape = 'line'; Arguments = @{ Line = 4 }; Nodes = 4; Links = 3 }
        @{ Shape = 'ring'; Arguments = @{ Ring = 5 }; Nodes = 5; Links = 5 }
        @{ Shape = 'star'; Arguments = @{ Star = 5 }; Nodes = 5; Links = 4 }
        @{ Shape = 'full mesh'; Arguments = @{ FullMesh = 5 }; Nodes = 5; Links = 10 }
        @{ Shape = 'grid'; Arguments = @{ Grid = $true; Rows = 3; Columns = 4 }; Nodes = 12; Links = 17 }
        @{ Shape = 'torus'; Arguments = @{ Torus = $true; Rows = 3; Columns = 4 }; Nodes = 12; Links = 24 }
        @{ Shape = 'tree'; Arguments = @{ Tree = $true; FanOut = 2; Depth = 3 }; Nodes = 15; Links = 14 }
        @{ Shape = 'fat tree'; Arguments = @{ FatTree = 4 }; Nodes = 36; Links = 48 }
        @{ Shape = 'leaf-spine'; Arguments = @{ LeafSpine = $true; Spines = 2; Leaves = 4; HostsPerLeaf = 3 }; Nodes = 18; Links = 20 }
        @{ Shape = 'dumbbell'; Arguments = @{ Dumbbell = 3 }; Nodes = 8; Links = 7 }
        @{ Shape = 'random network of links'; Arguments = @{ ErdosRenyi = 20; Links = 30 }; Nodes = 20; Links = 30 }
        @{ Shape = 'scale-free network'; Arguments = @{ BarabasiAlbert = 50; Attachment = 2 }; Nodes = 50; Links = $null }
        @{ Shape = 'Waxman network'; Arguments = @{ Waxman = 30; Alpha = 0.3; Beta = 0.5 }; Nodes = 30; Links = $null }
        @{ Shape = 'small world'; Arguments = @{ WattsStrogatz = 30; Neighbors = 4; Rewiring = 0.1 }; Nodes = 30; Links = 60 }
        @{ Shape = 'random geometric network'; Arguments = @{ RandomGeometric = 30; Radius = 0.3 }; Nodes = 30; Links = $null }
        @{ Shape = 'parking lot'; Arguments = @{ ParkingLot = 3 }; Nodes = $null; Links = $null }
    ) {
        $net = New-NetTopology @Arguments
        $net | Should -BeOfType NetOpt.Topology.NetworkTopology
        $net.Version | Should -Be 1
        if ($null -ne $Nodes) { $net.Nodes.Length | Should -Be $Nodes }
        if ($null -ne $Links) { $net.Links.Length | Should -Be $Links }
    }

    It 'gives every link the capacity and latency' {
        $net = New-NetTopology -FatTree 4 -Capacity 40Gbps -Latency 10us
        $net.Links.CapacityBps | Sort-Object -Unique | Should -Be 40e9
        $net.Links.LatencySeconds | Sort-Object -Unique | Should -Be 1e-5
    }

    It 'makes the same network of the same seed and another of another' {
        $links = 7, 7, 8 | ForEach-Object { (New-NetTopology -ErdosRenyi 40 -Probability 0.2 -Seed $_).Links.Id -join ' ' }
        $links[0] | Should -Be $links[1]
        $links[0] | Should -Not -Be $links[2]
    }

    It 'makes a network of link records' {
        $net = Import-Csv (Join-Path $Data 'triangle.csv') | New-NetTopology -Name triangle
        $net.Name | Should -Be 'triangle'
        $net.Nodes.Length | Should -Be 3
        $net.Links.Length | Should -Be 3
    }

    It 'numbers parallel links' {
        $net = 1..3 | ForEach-Object { [pscustomobject]@{ From = 'a'; To = 'b' } } | New-NetTopology
        $net.Links.Id | Should -Be 'a-b', 'a-b-2', 'a-b-3'
    }

    It 'leaves an empty cell unknown and does not make it 0' {
        $net = [pscustomobject]@{ From = 'a'; To = 'b'; Capacity = ''; Latency = ''; Loss = ''; Cost = '' } | New-NetTopology
        $net.Links[0].CapacityBps | Should -BeNullOrEmpty
        $net.Links[0].LatencySeconds | Should -BeNullOrEmpty
        $net.Links[0].Loss | Should -BeNullOrEmpty
        $net.Links[0].Cost | Should -BeNullOrEmpty
    }

    It 'reports a bad record, leaves nothing of it behind, and goes on' {
        $records = @(
            [pscustomobject]@{ From = 'a'; To = 'b'; Capacity = '10Gbps'; Cost = 1 }
            [pscustomobject]@{ From = 'x'; To = 'x'; Capacity = '10Gbps'; Cost = 1 }
            [pscustomobject]@{ From = 'y'; To = 'z'; Capacity = '10 Gbit'; Cost = 1 }
            [pscustomobject]@{ From = 'v'; To = 'w'; Capacity = '10Gbps'; Cost = -1 }
            [pscustomobject]@{ From = 'b'; To = 'c'; Capacity = '10Gbps'; Cost = 1 }
        )
        $net = $records | New-NetTopology -ErrorAction SilentlyContinue -ErrorVariable problems
        $net.Links.Id | Should -Be 'a-b', 'b-c'
        $net.Nodes.Id | Should -Be 'a', 'b', 'c'
        $problems.FullyQualifiedErrorId | ForEach-Object { ($_ -split ',')[0] } | Should -Be 'SelfLoop', 'ParameterArgumentTransformationError', 'InvalidCost'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'no nodes'; Arguments = @{ Ring = 0 } }
        @{ What = 'a negative number of nodes'; Arguments = @{ Line = -3 } }
        @{ What = 'a ring of two'; Arguments = @{ Ring = 2 } }
        @{ What = 'an odd fat tree'; Arguments = @{ FatTree = 5 } }
        @{ What = 'a probability above 1'; Arguments = @{ ErdosRenyi = 5; Probability = 1.5 } }
        @{ What = 'probability and links at once'; Arguments = @{ ErdosRenyi = 5; Probability = 0.5; Links = 3 } }
        @{ What = 'NaN'; Arguments = @{ Waxman = 5; Alpha = [double]::NaN; Beta = 0.5 } }
    ) {
        $problem = Get-ThrownError { New-NetTopology @Arguments }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidParameter,NetOpt.PowerShell.Topology.NewNetTopologyCommand'
        $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
    }

    It 'makes networks of no and of one node' {
        (New-NetTopology -Name empty).Nodes.Length | Should -Be 0
        (New-NetTopology -Line 1).Nodes.Length | Should -Be 1
    }
}

Describe 'Editing' {
    BeforeEach {
        $net = New-NetTopology -Ring 4 -Capacity 10Gbps
        $a, $b, $c, $d = $net.Nodes.Id
    }

    It 'makes the next version and leaves the network as it was' {
        $next = $net | Add-NetTopologyNode hub
        $next.Version | Should -Be 2
        $next.Nodes.Length | Should -Be 5
        $net.Nodes.Length | Should -Be 4
    }

    It 'takes each network of the pipeline for itself' {
        $all = $net, (New-NetTopology -Line 2) | Add-NetTopologyNode hub
        $all.Nodes.Length | Should -Be 8
        $all | ForEach-Object { $_.Nodes.Length } | Should -Be 5, 3
        $all.Version | Should -Be 2, 2
    }

    It 'puts all records of the pipeline into one version' {
        $next = 'x', 'y', $a, 'z' | ForEach-Object { [pscustomobject]@{ Id = $_; Load = '' } } |
            Add-NetTopologyNode -Topology $net -ErrorAction SilentlyContinue -ErrorVariable problems
        $next.Version | Should -Be 2
        $next.Nodes.Id | Should -Be $a, $b, $c, $d, 'x', 'y', 'z'
        $next.Nodes[4].Load | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'DuplicateId,NetOpt.PowerShell.Topology.AddNetTopologyNodeCommand'
    }

    It 'does not take the name of a network for that of a node' {
        ($net | Add-NetTopologyNode hub).Nodes[-1].Name | Should -Be 'hub'
    }

    It 'adds a link with all its properties' {
        $link = ($net | Add-NetTopologyLink $a $c -Capacity 1Gbps -Latency 2ms -Loss 0.001 -Cost 7 -Id diagonal).Links[-1]
        $link.Id | Should -Be 'diagonal'
        $link.IsDirected | Should -BeFalse
        $link.CapacityBps, $link.LatencySeconds, $link.Loss, $link.Cost | Should -Be 1e9, 0.002, 0.001, 7
        ($net | Add-NetTopologyLink $a $c -Directed).Links[-1].IsDirected | Should -BeTrue
    }

    It 'changes what is given and nothing else' {
        $first = $net.Links[0].Id
        $link = ($net | Set-NetTopologyLink $first -Cost 5 | Set-NetTopologyLink $first -Capacity 1Gbps).Links[0]
        $link.Cost, $link.CapacityBps | Should -Be 5, 1e9
        $link.Backward.Cost, $link.Backward.CapacityBps | Should -Be 5, 1e9
    }

    It 'changes one direction' {
        $link = ($net | Set-NetTopologyLink $net.Links[0].Id -Capacity 1Gbps -Direction Backward).Links[0]
        $link.Forward.CapacityBps, $link.Backward.CapacityBps | Should -Be 10e9, 1e9
    }

    It 'takes only the id of piped links, so that both directions keep what they have' {
        $uneven = $net | Set-NetTopologyLink $net.Links[0].Id -Capacity 1Gbps -Direction Backward
        $link = ($uneven.Links | Set-NetTopologyLink -Topology $uneven -Cost 3).Links[0]
        $link.Forward.CapacityBps, $link.Backward.CapacityBps | Should -Be 10e9, 1e9
        $link.Backward.Cost | Should -Be 3
    }

    It 'removes nodes with their links, and links alone' {
        $next = $net | Remove-NetTopologyNode $a
        $next.Nodes.Id | Should -Be $b, $c, $d
        $next.Links.Length | Should -Be 2
        ($net | Remove-NetTopologyLink $net.Links[0].Id, $net.Links[1].Id).Links.Length | Should -Be 2
        ($net.Links | Select-Object -First 3 | Remove-NetTopologyLink -Topology $net).Links.Length | Should -Be 1
    }

    It 'reports <Id> for <What>' -ForEach @(
        @{ What = 'a link to an unknown node'; Id = 'UnknownNode'; Category = 'ObjectNotFound'; Block = { Add-NetTopologyLink nowhere $b -Topology $net } }
        @{ What = 'a link from a node to itself'; Id = 'SelfLoop'; Category = 'InvalidArgument'; Block = { Add-NetTopologyLink $a $a -Topology $net } }
        @{ What = 'an id that is taken'; Id = 'DuplicateId'; Category = 'InvalidData'; Block = { Add-NetTopologyNode $a -Topology $net } }
        @{ What = 'an unknown link'; Id = 'UnknownLink'; Category = 'ObjectNotFound'; Block = { Set-NetTopologyLink nothing -Topology $net -Cost 1 } }
        @{ What = 'an unknown node'; Id = 'UnknownNode'; Category = 'ObjectNotFound'; Block = { Remove-NetTopologyNode nowhere -Topology $net } }
        @{ What = 'a capacity of 0'; Id = 'InvalidCapacity'; Category = 'InvalidArgument'; Block = { Set-NetTopologyLink $net.Links[0].Id -Topology $net -Capacity 0 } }
        @{ What = 'a loss above 1'; Id = 'InvalidLoss'; Category = 'InvalidArgument'; Block = { Set-NetTopologyLink $net.Links[0].Id -Topology $net -Loss 1.5 } }
        @{ What = 'a negative cost'; Id = 'InvalidCost'; Category = 'InvalidArgument'; Block = { Add-NetTopologyLink $a $c -Topology $net -Cost -1 } }
        @{ What = 'no change'; Id = 'InvalidParameter'; Category = 'InvalidArgument'; Block = { Set-NetTopologyLink $net.Links[0].Id -Topology $net } }
        @{ What = 'a load above 1'; Id = 'InvalidParameter'; Category = 'InvalidArgument'; Block = { Add-NetTopologyNode hub -Topology $net -Load 2 } }
    ) {
        $problem = Get-ThrownError $Block
        ($problem.FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
        $problem.CategoryInfo.Category | Should -Be $Category
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'writes the error and goes on where the network comes from the pipeline' {
        $problems = Get-WrittenError { $net, $net | Remove-NetTopologyNode nowhere }
        $problems.Count | Should -Be 2
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'UnknownNode,*'
    }
}

Describe 'Measure-NetTopology' {
    It 'measures the network of the pipeline and of the argument' {
        $net = New-NetTopology -Grid -Rows 3 -Columns 3
        (Measure-NetTopology $net).DiameterHops | Should -Be 4
        ($net | Measure-NetTopology).DiameterHops | Should -Be 4
    }

    It 'answers for no and for one node' {
        (New-NetTopology -Name empty | Measure-NetTopology).Nodes | Should -Be 0
        $one = New-NetTopology -Line 1 | Measure-NetTopology
        $one.DiameterHops | Should -BeNullOrEmpty
        $one.Density | Should -Be 0
    }

    It 'estimates betweenness above the limit, with its error' {
        $net = New-NetTopology -BarabasiAlbert 60 -Attachment 2
        $exact = $net | Measure-NetTopology
        $estimate = $net | Measure-NetTopology -ExactNodeLimit 10 -BetweennessSamples 30 -Seed 5
        $exact.BetweennessIsExact | Should -BeTrue
        $estimate.BetweennessIsExact | Should -BeFalse
        $estimate.Betweenness[0].StandardError | Should -BeGreaterThan 0
        $exact.Betweenness[0].StandardError | Should -BeNullOrEmpty
    }
}
