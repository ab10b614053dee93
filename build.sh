#!/usr/bin/env bash
# The verbs of this project where there is a .NET 10 SDK and nothing else: ./build.sh [build|test|demo|notebooks|bench|docs|package]
set -euo pipefail
command -v dotnet >/dev/null || { echo "error: the .NET 10 SDK is needed (https://dotnet.microsoft.com/download)" >&2; exit 2; }
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$root"
exec dotnet run build.cs -- "$@"
