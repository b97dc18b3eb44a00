import BuiltInLexicon
import Glibc
@main struct Main { static func main() { print(count) } }
