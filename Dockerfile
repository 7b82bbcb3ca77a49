# opsgraph with everything that it needs, models included; it reaches a store over Bolt or keeps one in /data.
# No container engine ran this file yet: see docs/compose.md.

ARG PYTHON_IMAGE=python:3.12.12-slim-bookworm

FROM ${PYTHON_IMAGE} AS builder
# the same as in the Makefile
ARG UV_VERSION=0.13.9
ENV UV_PYTHON_DOWNLOADS=never \
    UV_NO_CONFIG=1 \
    UV_PYTHON=/usr/local/bin/python3 \
    UV_LINK_MODE=copy \
    UV_COMPILE_BYTECODE=1 \
    UV_PROJECT_ENVIRONMENT=/opt/opsgraph
RUN python -m venv /opt/uv && /opt/uv/bin/pip install --no-cache-dir --disable-pip-version-check "uv==${UV_VERSION}"
WORKDIR /src
# what changes rarely comes first, so that a change to the code does not download 280 MB again
COPY pyproject.toml uv.lock README.md LICENSE NOTICE ./
RUN /opt/uv/bin/uv sync --locked --no-dev --no-install-project --no-cache
COPY graph graph
COPY loaders loaders
COPY queries queries
COPY visualise visualise
COPY api api
COPY cli cli
RUN /opt/uv/bin/uv sync --locked --no-dev --no-editable --no-cache

FROM ${PYTHON_IMAGE}
LABEL org.opencontainers.image.title="opsgraph" \
      org.opencontainers.image.description="A knowledge graph of agencies, operations and criminal entities; no edge without the sentence that states it." \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin opsgraph \
    && install --directory --owner opsgraph --group opsgraph --mode 0750 /data
COPY --from=builder /opt/opsgraph /opt/opsgraph
COPY --from=builder /src/LICENSE /src/NOTICE /usr/share/doc/opsgraph/
# in a container 127.0.0.1 is the container alone, so `serve` binds every address; publish its port on a loopback address only
ENV PATH=/opt/opsgraph/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    OPSGRAPH_STORE=embedded:/data/store \
    OPSGRAPH_HOST=0.0.0.0 \
    OPSGRAPH_BIND_ANY=true
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["opsgraph"]
CMD ["serve"]
