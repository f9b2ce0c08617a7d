from .components import components as components
from .ledger import ledger as ledger
from .player import play as play
from .prediction import predict as predict
from .question import ask as ask
from .regions import regions as regions
from .rotation import rotation as rotation
from .theil import theil as theil
