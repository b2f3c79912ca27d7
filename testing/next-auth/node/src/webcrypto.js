// Auth.js takes it for granted; Node 18 has it, but not where a browser has it.
import { webcrypto } from "node:crypto"

globalThis.crypto ??= webcrypto
