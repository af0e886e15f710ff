# Debian slim: the canvas and sharp binaries are built for glibc. No compiler and no system package is needed.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages ./packages
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production STATE_DIR=/state
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY packages ./packages
COPY commands ./commands
COPY src ./src
RUN mkdir /state && chown node:node /state
USER node
VOLUME /state
ENTRYPOINT ["node", "src/start.mjs"]
