import pytest

from tests.reference import case


@pytest.fixture
def attitude():
    return case("f02").data
