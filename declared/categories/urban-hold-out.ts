import type { HoldOut } from '../../src/model/district.ts';

/** One in seven, and nothing where somebody's life, health or living hangs on it. */
export const urbanHoldOut: HoldOut = {
  share: 0.15,
  days: 28,
  never: [
    'safety',
    'health',
    'welfare',
    'labour',
    'food-safety',
    'school-safety',
    'water-quality',
    'burning',
    'house-quality',
  ],
  ringMetres: 1000,
  basis: {
    zh: '本区约定：为弄清“未诉先办”是否有效，七分之一的可办预警和计划走访由抽签决定暂缓 28 天；诉求照常受理，安全、健康、民生保障类一律不参加',
    en: "The district's own promise: to know whether acting first helps, one in seven alerts and planned visits is left alone by lot for 28 days; demands are handled as ever, and nothing of safety, health or subsistence takes part",
  },
};
