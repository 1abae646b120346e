"""The guard at the door: what comes from outside is looked at before any parser reads it."""
