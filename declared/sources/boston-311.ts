import { defineSource } from '../../src/model/source.ts';

const time = 'MM/dd/yyyy hh:mm:ss a';

/** Boston 311 service requests, as the city published them for 2015. */
export const boston311 = defineSource({
  code: 'boston-311',
  label: { zh: '波士顿 311 服务请求', en: 'Boston 311 service requests' },
  origin: 'City of Boston, 311 Service Requests (data.boston.gov)',
  licence: 'PDDL 1.0',
  cadence: 'daily',
  programme: 'demand',
  format: 'csv',
  timeZone: 'America/New_York',
  // the city hall's neighbourhood, to which everything without an address was set
  defaultPoints: [{ lat: 42.3594, lon: -71.0587, within: 0.00005 }],
  span: { from: '2011-07-01', to: '2030-12-31' },
  id: { columns: ['CASE_ENQUIRY_ID'], required: true },
  openedAt: { columns: ['OPEN_DT'], format: time, required: true },
  closedAt: { columns: ['CLOSED_DT'], format: time },
  dueAt: { columns: ['TARGET_DT'], format: time },
  title: { columns: ['CASE_TITLE', 'TYPE'], required: true },
  category: [{ columns: ['REASON'] }, { columns: ['TYPE'] }],
  unit: { columns: ['Department'] },
  channel: {
    columns: ['Source'],
    map: {
      'Constituent Call': 'hotline',
      'Citizens Connect App': 'wechat',
      'City Worker App': 'grid',
      'Employee Generated': 'grid',
      'Self Service': 'web',
      Twitter: 'web',
      'Maximo Integration': 'sensor',
    },
    otherwise: 'import',
  },
  lat: { columns: ['LATITUDE'] },
  lon: { columns: ['LONGITUDE'] },
  place: { columns: ['neighborhood'] },
  address: { columns: ['Location'] },
  status: {
    columns: ['CASE_STATUS'],
    map: { Closed: 'closed', Open: 'open' },
  },
  outcome: { columns: ['CLOSURE_REASON'] },
  flags: {
    'overdue-at-source': { columns: ['OnTime_Status'], map: { OVERDUE: true }, otherwise: false },
  },
  ignored: [
    'SUBJECT',
    'QUEUE',
    'SubmittedPhoto',
    'ClosedPhoto',
    'fire_district',
    'pwd_district',
    'city_council_district',
    'police_district',
    'neighborhood_services_district',
    'ward',
    'precinct',
    'land_usage',
    'LOCATION_STREET_NAME',
    'LOCATION_ZIPCODE',
    'Property_Type',
    'Property_ID',
    'Geocoded_Location',
  ],
});
