"""The only code that meets disc, clock, network and processes; `files` is its face to the rest."""
