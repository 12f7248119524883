import { useState } from 'react';
import { Picker } from '.';

const names = ['Aisha Rahman', 'Gwen Prys', 'Siân Llŷr'];

export function People() {
  const [chosen, choose] = useState('');
  return (
    <>
      <Picker
        label="Add a person"
        hint="Start typing a name"
        find={async (query) => names.filter((name) => name.toLowerCase().includes(query.toLowerCase()))}
        keyOf={(name) => name}
        textOf={(name) => name}
        show={(name) => name}
        onChoose={choose}
      />
      <p>{chosen && `Chosen: ${chosen}`}</p>
    </>
  );
}
