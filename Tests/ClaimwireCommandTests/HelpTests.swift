import Testing

@testable import ClaimwireCommand

/// What the command says of itself.
struct HelpTests {
  @Test func everySubcommandShowsAnExample() {
    for subcommand in ClaimwireCommand.configuration.subcommands {
      #expect(subcommand.configuration.discussion.contains("EXAMPLE"))
      #expect(subcommand.configuration.discussion.contains("claimwire"))
    }
  }
}
