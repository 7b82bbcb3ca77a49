"""Tests of how the engines are held against the TCK and the battery; the measurement itself is `make conformance`."""
