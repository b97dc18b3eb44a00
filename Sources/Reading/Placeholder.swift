import Record
