# Debian slim and not Alpine: the packages that draw ship binaries for glibc. No compiler and no system package is needed.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages ./packages
# No package needs its install script: ccxt's prints an advertisement, bufferutil's compiles where no built one fits.
RUN npm ci --omit=dev --ignore-scripts
# A third of it is read by editors and debuggers only, or is ccxt once more, for browsers and `require`.
RUN find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete \
  && rm -r node_modules/ccxt/dist

FROM node:24-slim
LABEL org.opencontainers.image.title="Lockstep" \
  org.opencontainers.image.description="How closely is bitcoin moving with small-cap tech? A chat bot for Slack and Discord." \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production STATE_DIR=/state
# Less memory, about 120 MB under load (docs/performance.md): few places to take it from, and less before garbage is looked for.
ENV MALLOC_ARENA_MAX=2 NODE_OPTIONS=--max-semi-space-size=4
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY packages ./packages
COPY commands ./commands
COPY src ./src
RUN install -d -o node -g node /state
# By number, so that a cluster can see that it is not root. It is the user `node` of the base.
USER 1000:1000
VOLUME /state
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["node", "src/health-check.ts"]
ENTRYPOINT ["node", "src/start.mjs"]
