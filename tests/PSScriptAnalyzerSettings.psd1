@{
    ExcludeRules = @(
        # Pester hands variables of BeforeAll to the blocks below it, which the rule does not see.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
}
