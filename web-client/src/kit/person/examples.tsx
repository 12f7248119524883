import { Person, PersonList } from '.';

const sian = { id: '1', name: 'Siân Llŷr', organisation: 'Office of the Actuary' };
const marta = { id: '2', name: 'Marta Kowalska', organisation: 'Acme Pensions' };

export const one = () => <Person person={sian} />;
export const several = () => <PersonList people={[sian, marta]} />;
