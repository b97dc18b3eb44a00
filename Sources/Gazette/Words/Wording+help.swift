import Presentation
import Query

extension Wording {
  /// What a field of a question asks, with the values that it takes.
  static func help(_ field: QuestionField) -> Wording {
    switch field {
    case .actor:
      Wording(
        "国家或组织，用代码或名称：actor:CHN、actor:乌克兰、actor:\"South Korea\"",
        "國家或組織，用代碼或名稱：actor:CHN、actor:烏克蘭、actor:\"South Korea\"", field.help)
    case .official:
      Wording(
        "人物，用任何文字的姓名或标识：official:王毅、official:lavrov",
        "人物，用任何文字的姓名或識別碼：official:王毅、official:lavrov", field.help)
    case .office:
      Wording(
        "担任某一职务的人：office:foreign-minister、office:外长",
        "擔任某一職務的人：office:foreign-minister、office:外長", field.help)
    case .outlet:
      Wording(
        "媒体，用标识或名称：outlet:rthk、outlet:联合早报",
        "媒體，用識別碼或名稱：outlet:rthk、outlet:聯合早報", field.help)
    case .issue:
      Wording(
        "议题，用标识或名称：issue:korean-peninsula、issue:台湾",
        "議題，用識別碼或名稱：issue:korean-peninsula、issue:台灣", field.help)
    case .kind:
      Wording(
        "各方以何种方式往来：meeting（会晤）、call（通话）、visit（访问）、"
          + "conference（会议）、talks（会谈）、summons（召见）",
        "各方以何種方式往來：meeting（會晤）、call（通話）、visit（訪問）、"
          + "conference（會議）、talks（會談）、summons（召見）", field.help)
    case .type:
      Wording(
        "PLOVER 的类型：CONSULT（磋商）、AGREE（达成协议）、SANCTION（制裁）、PROTEST（抗议）…",
        "PLOVER 的類型：CONSULT（磋商）、AGREE（達成協議）、SANCTION（制裁）、PROTEST（抗議）…", field.help)
    case .status:
      Wording(
        "held（已举行）、planned（计划）、cancelled（取消）、denied（否认）；"
          + "计划中的又分 announced（已宣布）、expected（预计）、proposed（提议）",
        "held（已舉行）、planned（計劃）、cancelled（取消）、denied（否認）；"
          + "計劃中的又分 announced（已宣布）、expected（預計）、proposed（提議）", field.help)
    case .place:
      Wording(
        "在何处，用地名或国名：place:桂林、place:guilin", "在何處，用地名或國名：place:桂林、place:guilin", field.help)
    case .speaker:
      Wording("说话的一方：人物、职务、国家或组织", "說話的一方：人物、職務、國家或組織", field.help)
    case .said:
      Wording("言论中的词语：said:背靠背", "言論中的詞語：said:背靠背", field.help)
    case .phrase:
      Wording("与原文完全一致的词语，等同于加引号", "與原文完全一致的詞語，等同於加引號", field.help)
    case .after:
      Wording("自这一天起：after:2022-09、after:-30d", "自這一天起：after:2022-09、after:-30d", field.help)
    case .before:
      Wording("早于这一天、这个月或这一年：before:2022-10", "早於這一天、這個月或這一年：before:2022-10", field.help)
    case .on:
      Wording("在这一天、这个月或这一年：on:2022-09-15", "在這一天、這個月或這一年：on:2022-09-15", field.help)
    case .accounts:
      Wording(
        "有多少篇报道：accounts:5（五篇或以上）、accounts:2..4",
        "有多少篇報道：accounts:5（五篇或以上）、accounts:2..4", field.help)
    case .weight:
      Wording(
        "条目的依据有多充分：weight:600、weight:0..300", "條目的依據有多充分：weight:600、weight:0..300", field.help)
    case .has:
      Wording(
        "disagreement（说法不一）、announcement（预告）、day（日期）、place（地点）、issue（议题）、recalled（仅为追述）",
        "disagreement（說法不一）、announcement（預告）、day（日期）、place（地點）、issue（議題）、recalled（僅為追述）",
        field.help)
    case .script:
      Wording(
        "script:exact 只按输入的字形检索，简繁不互通", "script:exact 只按輸入的字形檢索，簡繁不互通", field.help)
    }
  }

  static let trustIntroduction = Wording(
    "Chancery 依据语法，以及从标注文章中学得的权重来解读文章。其解读的准确度是用未参与研制的文章测得的。"
      + "每一项事实都可追溯到原文词句：凡要采用，请先核对。",
    "Chancery 依據語法，以及從標註文章中學得的權重來解讀文章。其解讀的準確度是用未參與研製的文章測得的。"
      + "每一項事實都可追溯到原文詞句：凡要採用，請先核對。",
    Trust.introduction)
  static let trustWhat = Wording("项目", "項目", "What")
  static let trustValue = Wording("F1 值或占比", "F1 值或佔比", "F1 or share")
  static let trustOn = Wording("测量依据", "測量依據", "Measured on")

  /// The Chinese of a line of the published figures; the English as it is where there is none.
  static func trustLine(_ english: String) -> Wording {
    switch english {
    case "the article's own text": Wording("文章正文", "文章正文", english)
    case "statements, their words": Wording("言论的词句", "言論的詞句", english)
    case "statements with the right speaker": Wording("言论，且说话人正确", "言論，且說話人正確", english)
    case "encounters, lenient": Wording("会晤与通话，从宽计", "會晤與通話，從寬計", english)
    case "encounters with people, day and place":
      Wording("会晤与通话，连同人物、日期和地点", "會晤與通話，連同人物、日期和地點", english)
    case "acts": Wording("行为", "行為", english)
    case "issues": Wording("议题", "議題", english)
    case "entries shown unasked: right": Wording("默认显示的条目：正确", "預設顯示的條目：正確", english)
    case "entries shown unasked: partly right": Wording("默认显示的条目：部分正确", "預設顯示的條目：部分正確", english)
    case "entries shown unasked: wrong": Wording("默认显示的条目：错误", "預設顯示的條目：錯誤", english)
    case "share of annotated articles kept aside":
      Wording("另行留出的标注文章所占比例", "另行留出的標註文章所占比例", english)
    case "F1, annotated articles kept aside": Wording("F1 值，另行留出的标注文章", "F1 值，另行留出的標註文章", english)
    case "F1, the same": Wording("F1 值，同上", "F1 值，同上", english)
    case "entries drawn by chance and judged; weights were fitted with such verdicts":
      Wording("随机抽取并评判的条目；分量曾据此类评判调整", "隨機抽取並評判的條目；分量曾據此類評判調整", english)
    case "the same": Wording("同上", "同上", english)
    default: Wording(english, english, english)
    }
  }
}
