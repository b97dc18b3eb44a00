import Lexicon
import Messages
import Presentation
import Query
import Record

/// The words of the pages.
extension Wording {
  static let chancery = Wording("Chancery", "Chancery", "Chancery")
  static let motto = Wording("有出处的外交记录", "有出處的外交記錄", "a sourced record of diplomacy")
  static let today = Wording("今日", "今日", "Today")
  static let timeline = Wording("时间线", "時間線", "Timeline")
  static let search = Wording("检索", "檢索", "Search")
  static let network = Wording("往来网络", "往來網絡", "Network")
  static let matrix = Wording("议题矩阵", "議題矩陣", "Matrix")
  static let about = Wording("关于", "關於", "About")
  static let skip = Wording("跳到正文", "跳到正文", "Skip to the content")
  static let ask = Wording("提问", "提問", "Ask")
  static let askHint = Wording(
    "词语、\"短语\"、actor:中国 after:2021-03 …", "詞語、\"短語\"、actor:中國 after:2021-03 …",
    "words, \"a phrase\", actor:China after:2021-03 …")
  static let pages = Wording("页面", "頁面", "Pages")
  static let language = Wording("语言", "語言", "Language")
  static let keys = Wording("按键", "按鍵", "Keys")

  static let entries = Wording("条目", "條目", "Entries")
  static let articles = Wording("文章", "文章", "Articles")
  static let statements = Wording("言论", "言論", "Statements")
  static let acts = Wording("行为", "行為", "Acts")
  static let nothing = Wording("没有符合的内容。", "沒有符合的內容。", "Nothing fits.")
  static let showAll = Wording("也显示分量较轻的条目", "也顯示分量較輕的條目", "Show what weighs less, too")
  static let showWeighty = Wording("只显示有分量的条目", "只顯示有分量的條目", "Show only what weighs")
  static let previous = Wording("上一页", "上一頁", "Previous")
  static let next = Wording("下一页", "下一頁", "Next")
  static let newestFirst = Wording("由新到旧", "由新到舊", "Newest first")
  static let oldestFirst = Wording("由旧到新", "由舊到新", "Oldest first")
  static let byRelevance = Wording("按相关度", "按相關度", "By relevance")
  static let undated = Wording("日期不详", "日期不詳", "undated")
  static let disagree = Wording("说法不一", "說法不一", "accounts disagree")
  static let recalled = Wording("仅为追述", "僅為追述", "only recalled")
  static let silent = Wording("没有下文", "沒有下文", "no report since")
  static let asTable = Wording("以表格查看", "以表格查看", "As a table")
  static let exportAs = Wording("导出", "匯出", "Export")
  static let narrow = Wording("缩小范围", "縮小範圍", "Narrow down")
  static let beside = Wording("并列另一个问题", "並列另一個問題", "Put another question beside it")
  static let when = Wording("时间", "時間", "When")
  static let month = Wording("月", "月", "month")
  static let year = Wording("年", "年", "year")
  static let day = Wording("日", "日", "day")
  static let decade = Wording("十年", "十年", "decade")
  static let count = Wording("数目", "數目", "Count")

  static let latest = Wording("最近有分量的条目", "最近有分量的條目", "Weightiest of the latest days")
  static let contradictions = Wording("互相矛盾之处", "互相矛盾之處", "Where accounts contradict each other")
  static let silences = Wording("宣布之后没有下文", "宣布之後沒有下文", "Announced, and silent since")
  static let comingUp = Wording("即将举行", "即將舉行", "Ahead")
  static let lately = Wording("最近收入", "最近收入", "What came in last")
  static let sinceLast = Wording("上次以来的变化", "上次以來的變化", "New since the last look")
  static let nothingNew = Wording("没有新的变化。", "沒有新的變化。", "Nothing is new.")

  static let participants = Wording("与会各方", "與會各方", "Who")
  static let doer = Wording("行为方", "行為方", "by")
  static let recipient = Wording("对象", "對象", "to")
  static let place = Wording("地点", "地點", "Where")
  static let issues = Wording("议题", "議題", "Issues")
  static let weight = Wording("分量", "分量", "Weight")
  static let accounts = Wording("各家报道", "各家報道", "Accounts")
  static let independent = Wording("独立", "獨立", "independent")
  static let reprint = Wording("转载", "轉載", "a reprint")
  static let announcements = Wording("预告", "預告", "Announced by")
  static let related = Wording("相关条目", "相關條目", "Related entries")
  static let sideBySide = Wording("并排比较", "並排比較", "Side by side")
  static let said = Wording("说了什么", "說了什麼", "What was said")
  static let saidThere = Wording("会上所言", "會上所言", "Said there")
  static let saidElsewhere = Wording("他处相关言论", "他處相關言論", "Said about it elsewhere")
  static let credits = Wording("据", "據", "credits")
  static let cite = Wording("引用", "引用", "Cite")
  static let copy = Wording("复制", "複製", "Copy")
  static let identifier = Wording("编号", "編號", "Id")

  static let original = Wording("原文链接", "原文連結", "The original")
  static let provenance = Wording("来源", "來源", "Where it comes from")
  static let file = Wording("文件", "檔案", "File")
  static let format = Wording("格式", "格式", "Format")
  static let published = Wording("发表时间", "發表時間", "Published")
  static let outlet = Wording("媒体", "媒體", "Outlet")
  static let relays = Wording("转述", "轉述", "Relays")
  static let pictures = Wording("图片（不载入）", "圖片（不載入）", "Pictures (not fetched)")
  static let marks = Wording("标记", "標記", "Marks")
  static let read = Wording("读出的内容", "讀出的內容", "What was read")
  static let inEntries = Wording("所在条目", "所在條目", "In these entries")
  static let phrase = Wording("提法", "提法", "Wording")
  static let phraseHistory = Wording("此提法的沿革", "此提法的沿革", "The life of this wording")
  static let ofAll = Wording("总篇数", "總篇數", "of all")
  static let share = Wording("占比", "占比", "Share")
  static let grade = Wording("温度", "溫度", "Grade")
  static let allOutlets = Wording("全部媒体", "全部媒體", "all outlets")
  static let officialOutlets = Wording("官方媒体", "官方媒體", "official outlets")
  static let otherOutlets = Wording("其他媒体", "其他媒體", "other outlets")
  static let gradesHint = Wording(
    "温度依中国传媒研究计划：沸 ≥ .0518、烫 ≥ .0129；热、暖、温、冷各为上一级的四分之一，系自定。",
    "溫度依中國傳媒研究計劃：沸 ≥ .0518、燙 ≥ .0129；熱、暖、溫、冷各為上一級的四分之一，係自定。",
    "Grades of the China Media Project: 沸 from a share of .0518, 烫 from .0129; the others are a quarter each of the one above, and ours."
  )
  static let firstUse = Wording("首次", "首次", "First use")
  static let lastUse = Wording("末次", "末次", "Last use")
  static let bySide = Wording("各方（先者在前）", "各方（先者在前）", "By side, the first first")
  static let bySpeaker = Wording("说话人（先者在前）", "說話人（先者在前）", "By speaker, the first first")
  static let byOutlet = Wording("媒体", "媒體", "By outlet")
  static let byMonth = Wording("逐月", "逐月", "Month by month")
  static let later = Wording("迟（天）", "遲（天）", "Days later")

  /// From when a wording is known.
  static func phraseSince(_ year: Int) -> Wording {
    Wording("\(year) 年起为人所知", "\(year) 年起為人所知", "known since \(year)")
  }

  /// In whose mouth a wording stands.
  static func voice(_ voice: PhraseUse.Voice) -> Wording {
    switch voice {
    case .statement: Wording("言论", "言論", "in statements")
    case .headline: Wording("标题", "標題", "in headlines")
    case .report: Wording("媒体自己的话", "媒體自己的話", "in the outlet’s own words")
    }
  }

  /// A grade with its English name.
  static func gradeName(_ grade: PhraseGrade) -> Wording {
    Wording(grade.rawValue, grade.traditional, "\(grade.rawValue) \(grade.english)")
  }

  static let versions = Wording("版本", "版本", "Versions")
  static let versionsHint = Wording(
    "同一网址先后见到的文字，最早的在前；记录依据最后一版。某一版不再见到，并不表示有人删去。",
    "同一網址先後見到的文字，最早的在前；記錄依據最後一版。某一版不再見到，並不表示有人刪去。",
    "The texts met under this address, oldest first; the record follows the last. That one is not met any more does not say that anybody took it away."
  )
  static let toNextVersion = Wording("与下一版的差异", "與下一版的差異", "What changed in the next")
  static let followedVersion = Wording("记录所依据的一版", "記錄所依據的一版", "the one that the record follows")
  static let capturedUnknown = Wording("抓取时间不详", "擷取時間不詳", "captured nobody knows when")
  static let capturedAt = Wording("抓取时间", "擷取時間", "captured")
  static let setByPerson = Wording("人工更正", "人工更正", "set by a person")
  static let sourceHas = Wording("原作", "原作", "the source has")
  static let onlySummary = Wording(
    "这里只有文章的摘要。", "這裡只有文章的摘要。", "This is no more than a summary of the article.")

  /// A field that a person has set.
  static func corrected(_ field: Article.Correction.Field) -> Wording {
    switch field {
    case .title: Wording("标题", "標題", "title")
    case .author: Wording("作者", "作者", "author")
    case .outlet: Wording("媒体", "媒體", "outlet")
    case .published: Wording("发布时间", "發布時間", "published")
    }
  }

  static let noReading = Wording(
    "这篇文章没有读出，只保留原文。", "這篇文章沒有讀出，只保留原文。", "This article could not be read; its text is kept.")
  static let people = Wording("人物", "人物", "People")
  static let states = Wording("国家与组织", "國家與組織", "States and bodies")
  static let offices = Wording("职务", "職務", "Offices")
  static let places = Wording("地点", "地點", "Places")
  static let dates = Wording("日期", "日期", "Dates")
  static let events = Wording("事件", "事件", "Events")

  static let officesHeld = Wording("历任职务", "歷任職務", "Offices held")
  static let spellings = Wording("其他写法", "其他寫法", "Spellings")
  static let encounters = Wording("会晤与通话", "會晤與通話", "Encounters")
  static let meets = Wording("往来最多", "往來最多", "Meets most")
  static let deeds = Wording("行为", "行為", "Deeds")
  static let officials = Wording("官员", "官員", "Officials")
  static let relation = Wording("双边关系", "雙邊關係", "Relation")
  static let covers = Wording("报道的内容", "報道的內容", "What it covers")
  static let entriesAbout = Wording("相关记录", "相關記錄", "Entries")
  static let whoSaid = Wording("谁说了什么", "誰說了什麼", "Who said what")

  static let inArchive = Wording("档案里有什么", "檔案裡有什麼", "What is in the archive")
  static let trust = Wording("可信到什么程度", "可信到什麼程度", "How far it can be trusted")
  static let questions = Wording("怎样提问", "怎樣提問", "How to ask")
  static let notFound = Wording("没有这一页", "沒有這一頁", "There is no such page")
  static let wrong = Wording("出了差错", "出了差錯", "Something went wrong")
  static let tooLong = Wording("等了太久", "等了太久", "This took too long")
  static let misunderstood = Wording("这个问题没看懂", "這個問題沒看懂", "The question is not understood")

  static let edition = Wording("词库与程序版本", "詞庫與程式版本", "Edition of lexicon and program")
  static let watches = Wording("关注", "關注", "Watches")
  static let keepAs = Wording("以此名称关注这个问题", "以此名稱關注這個問題", "Keep this question by the name of")
  static let keep = Wording("关注", "關注", "Keep")
  static let markSeen = Wording("标为已看", "標為已看", "I have seen these")
  static let dropWatch = Wording("取消关注", "取消關注", "Let go of it")
  static let itsEntry = Wording("所在条目", "所在條目", "in the entry of")
  static let counterparts = Wording("对方官员", "對方官員", "Counterparts")
  static let nextItem = Wording("下一项、上一项", "下一項、上一項", "Next, previous item")
  static let openItem = Wording("打开该项", "打開該項", "Open the item")
  static let cells = Wording(
    "格内数字：该方参加、涉及该议题的会晤条目数", "格內數字：該方參加、涉及該議題的會晤條目數",
    "In each cell: entries of encounters in which the side takes part and the issue comes up")

  /// Counted by days, months or years.
  static func by(_ unit: Wording) -> Wording {
    Wording("按\(unit(.simplified))", "按\(unit(.traditional))", "by \(unit(.english))")
  }

  /// The highest bar of a picture.
  static func highest(_ count: Int) -> Wording {
    Wording("（最多 \(count)）", "（最多 \(count)）", " (at most \(count))")
  }

  /// When something was reported.
  static func reported(_ moment: String) -> Wording {
    Wording("\(moment) 报道", "\(moment) 報道", "reported \(moment)")
  }

  /// The last day of the archive.
  static func endsOn(_ day: String) -> Wording {
    Wording("\(day)（档案到此为止）", "\(day)（檔案到此為止）", "\(day), where the archive ends")
  }

  /// So many new ones.
  static func newCount(_ count: Int) -> Wording { Wording("\(count) 条新的", "\(count) 條新的", "\(count) new") }

  static func newlyContradicted(_ count: Int) -> Wording {
    Wording("\(count) 条说法不一", "\(count) 條說法不一", "\(count) with accounts that disagree")
  }

  /// So many entries, of so many.
  static func entryCount(_ count: Int, of total: Int? = nil) -> Wording {
    if let total, total != count {
      return Wording("\(count) 条，共 \(total) 条", "\(count) 條，共 \(total) 條", "\(count) of \(total) entries")
    }
    return Wording("\(count) 条", "\(count) 條", count == 1 ? "1 entry" : "\(count) entries")
  }

  static func accountCount(_ count: Int) -> Wording {
    Wording("\(count) 篇报道", "\(count) 篇報道", count == 1 ? "1 account" : "\(count) accounts")
  }

  static func announcedCount(_ count: Int) -> Wording {
    Wording("\(count) 篇预告", "\(count) 篇預告", count == 1 ? "1 advance report" : "\(count) advance reports")
  }

  static func heldBack(_ count: Int) -> Wording {
    Wording("另有 \(count) 条分量较轻或仅为追述", "另有 \(count) 條分量較輕或僅為追述", "\(count) more weigh less or are only recalled")
  }

  static func articleCount(_ count: Int) -> Wording {
    Wording("\(count) 篇文章", "\(count) 篇文章", count == 1 ? "1 article" : "\(count) articles")
  }

  static func namesBoth(_ count: Int) -> Wording {
    Wording("\(count) 篇文章同时提到两方", "\(count) 篇文章同時提到兩方", "\(count) articles name both")
  }

  static func page(_ number: Int, of last: Int) -> Wording {
    Wording("第 \(number) 页，共 \(last) 页", "第 \(number) 頁，共 \(last) 頁", "Page \(number) of \(last)")
  }

  static func moreAccounts(_ count: Int) -> Wording {
    Wording("显示全部 \(count) 篇", "顯示全部 \(count) 篇", "Show all \(count)")
  }

  static func disagreeOn(_ field: String) -> Wording {
    let name = Wording.field(field)
    return Wording(
      "对\(name(.simplified))说法不一", "對\(name(.traditional))說法不一", "Accounts disagree on the \(name(.english))")
  }

  static let whomItRelays = Wording("转载何家、快慢如何", "轉載何家、快慢如何", "Whom it relays, and how soon")
  static let why = Wording("为何这样解读", "為何這樣解讀", "Why it was read so")

  static func accountsLookedAt(_ count: Int) -> Wording {
    Wording("最近 \(count) 篇有关条目的报道", "最近 \(count) 篇有關條目的報道", "its accounts of the latest \(count) entries")
  }

  static func firstToTell(_ firsts: Int, of all: Int) -> Wording {
    Wording(
      "另有媒体报道的 \(all) 条中，率先报道 \(firsts) 条", "另有媒體報道的 \(all) 條中，率先報道 \(firsts) 條",
      "first of \(firsts) out of \(all) that other outlets tell too")
  }

  /// - Parameter minutes: How long, in minutes.
  static func medianDelay(_ minutes: Int) -> Wording {
    let time =
      minutes < 120
      ? Wording("\(minutes) 分钟", "\(minutes) 分鐘", "\(minutes) minutes")
      : Wording("\(minutes / 60) 小时", "\(minutes / 60) 小時", "\(minutes / 60) hours")
    return Wording(
      "其余晚于首报（中位数）\(time(.simplified))", "其餘晚於首報（中位數）\(time(.traditional))",
      "else a median of \(time(.english)) after the first")
  }
}
