"""Prefect's form shows each parameter of a flow with a sentence that explains it."""

from __future__ import annotations

from typing import Any

import pytest
from prefect import Flow
from prefect.exceptions import ParameterTypeError
from prefect.utilities.callables import parameter_schema

from flows.ingest import ingest
from flows.maintain import maintain
from flows.reextract import reextract


@pytest.mark.parametrize("flow", [ingest, reextract, maintain], ids=lambda flow: flow.name)
def test_every_parameter_is_explained_and_has_a_default(flow: Flow[..., Any]) -> None:
    schema = parameter_schema(flow)
    assert schema.required == []
    assert [name for name, field in schema.properties.items() if not field.get("description")] == []


@pytest.mark.parametrize("flow", [ingest, reextract, maintain], ids=lambda flow: flow.name)
def test_a_wrong_parameter_is_refused_before_the_run(flow: Flow[..., Any]) -> None:
    with pytest.raises(ParameterTypeError, match="warehouse"):
        flow.validate_parameters({"warehouse": ["not", "a", "path"]})
