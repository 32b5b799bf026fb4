/** Made-up entries of one register that stood at the end of 2024; `left` more left it in that year. */
export interface ExampleRegister {
  district: string;
  kind: string;
  /** names are this and a serial number */
  name: string;
  listed: number;
  left: number;
}

/** Sized as the two districts published for 2024; every entry is invented. */
export const exampleRegisters: readonly ExampleRegister[] = [
  {
    district: 'hongqi',
    kind: 'innovation-platform',
    name: '示例工程技术研究中心',
    listed: 144,
    left: 6,
  },
  { district: 'hongqi', kind: 'specialised', name: '示例精密部件企业', listed: 40, left: 2 },
  { district: 'hongqi', kind: 'high-tech', name: '示例高新技术企业', listed: 80, left: 4 },
  { district: 'hongqi', kind: 'building', name: '示例商务楼', listed: 30, left: 0 },
  { district: 'hongqi', kind: 'street-centre', name: '示例街坊中心', listed: 37, left: 0 },
  { district: 'hongqi', kind: 'red-flag-station', name: '示例红旗驿站', listed: 38, left: 1 },
  { district: 'fengquan', kind: 'regulated-industry', name: '示例制造企业', listed: 113, left: 5 },
];
