import { defineSource } from '../../src/model/source.ts';

/** Chicago 311: sanitation code violations. Dates have no time; the place is a community area. */
export const chicago311 = defineSource({
  code: 'chicago-311',
  label: { zh: '芝加哥 311 环境卫生投诉', en: 'Chicago 311 sanitation complaints' },
  origin:
    'City of Chicago, 311 Service Requests: Sanitation Code Complaints (data.cityofchicago.org)',
  licence: 'City of Chicago data terms; copy by Chicago/food-inspections-evaluation (MIT)',
  cadence: 'daily',
  programme: 'demand',
  format: 'csv',
  timeZone: 'America/Chicago',
  span: { from: '2011-01-01', to: '2030-12-31' },
  id: { columns: ['Service_Request_Number'], required: true },
  openedAt: { columns: ['Creation_Date'], format: 'yyyy-MM-dd', required: true },
  closedAt: { columns: ['Completion_Date'], format: 'yyyy-MM-dd' },
  title: {
    columns: ['What_is_the_Nature_of_this_Code_Violation', 'Type_of_Service_Request'],
    required: true,
  },
  category: [
    { columns: ['Type_of_Service_Request'] },
    { columns: ['What_is_the_Nature_of_this_Code_Violation'] },
  ],
  lat: { columns: ['Latitude'] },
  lon: { columns: ['Longitude'] },
  place: { columns: ['Community_Area'] },
  address: { columns: ['Street_Address', 'ZIP_Code'], join: ', ' },
  status: {
    columns: ['Status'],
    map: {
      Completed: 'closed',
      'Completed - Dup': 'duplicate',
      'Open - Dup': 'duplicate',
      Open: 'open',
    },
  },
  outcome: { columns: ['Status'] },
  ignored: ['X_Coordinate', 'Y_Coordinate', 'Ward', 'Police_District', 'Location'],
});
