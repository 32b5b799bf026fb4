import type { DistrictTriage } from '../../src/model/district.ts';

/** Where each class of the model `urban-zh` is looked for among `urban-demand`. */
export const urbanTriage = {
  model: 'urban-zh',
  classes: {
    城乡建设: [
      'city-appearance',
      'roads',
      'property',
      'utilities',
      'illegal-building',
      'housing',
      'agriculture',
      'green',
    ],
    环境保护: ['environment', 'noise', 'city-appearance'],
    交通运输: ['transit', 'roads'],
    教育文体: ['education'],
    劳动和社会保障: ['labour', 'welfare'],
    商贸旅游: ['market', 'utilities'],
    卫生计生: ['health'],
  },
} satisfies DistrictTriage;
