'use strict';

// Stands in for the npm package `canvas`, which chartjs-node-canvas requires and which has to be compiled against system
// libraries. @napi-rs/canvas is prebuilt in the registry and brings the same interface as a second entry.
const { Readable } = require('node:stream');
const canvas = require('@napi-rs/canvas/node-canvas');

/** As in `canvas`, for pictures only: there is no PDF or SVG canvas here. */
function createCanvas(width, height, type) {
  if (type !== undefined && type !== 'image') {
    throw new TypeError(`This canvas draws pictures, not ${type}. Leave the canvas type out.`);
  }
  const element = canvas.createCanvas(width, height);
  // chartjs-node-canvas wipes the canvas right after it has asked for a stream. The streams of the entry above read the
  // pixels at the first read, which may be later, so the picture is taken here.
  element.createPNGStream = (config) => Readable.from([element.toBuffer('image/png', config)]);
  element.createJPEGStream = (config) => Readable.from([element.toBuffer('image/jpeg', config)]);
  return element;
}

module.exports = { ...canvas, createCanvas };
