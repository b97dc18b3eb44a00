package import Record

extension Wording {
  /// How the sides met.
  package static func mode(_ mode: Event.Mode) -> Wording {
    switch mode {
    case .meeting: Wording("会晤", "會晤", "meeting")
    case .call: Wording("通话", "通話", "call")
    case .visit: Wording("访问", "訪問", "visit")
    case .conference: Wording("会议", "會議", "conference")
    case .talks: Wording("会谈", "會談", "talks")
    case .summons: Wording("召见", "召見", "summons")
    }
  }

  /// PLOVER's types.
  package static func kind(_ kind: Event.Kind) -> Wording {
    switch kind {
    case .agree: Wording("达成协议", "達成協議", "agree")
    case .consult: Wording("磋商", "磋商", "consult")
    case .support: Wording("支持", "支持", "support")
    case .concede: Wording("让步", "讓步", "concede")
    case .cooperate: Wording("合作", "合作", "cooperate")
    case .aid: Wording("援助", "援助", "aid")
    case .retreat: Wording("撤出", "撤出", "retreat")
    case .request: Wording("要求", "要求", "request")
    case .accuse: Wording("指责", "指責", "accuse")
    case .reject: Wording("拒绝", "拒絕", "reject")
    case .threaten: Wording("威胁", "威脅", "threaten")
    case .protest: Wording("抗议", "抗議", "protest")
    case .sanction: Wording("制裁", "制裁", "sanction")
    case .mobilize: Wording("调动兵力", "調動兵力", "mobilize")
    case .coerce: Wording("强制", "強制", "coerce")
    case .assault: Wording("攻击", "攻擊", "assault")
    }
  }

  /// Whether it came to pass.
  package static func status(_ status: Event.Status) -> Wording {
    switch status {
    case .held: Wording("已举行", "已舉行", "held")
    case .planned: Wording("计划", "計劃", "planned")
    case .cancelled: Wording("取消", "取消", "cancelled")
    case .denied: Wording("否认", "否認", "denied")
    }
  }

  /// Whose word a plan is.
  package static func plan(_ plan: Event.Plan) -> Wording {
    switch plan {
    case .announced: Wording("已宣布", "已宣布", "announced")
    case .expected: Wording("预计", "預計", "expected")
    case .proposed: Wording("提议", "提議", "proposed")
    }
  }

  /// What an entry is to another.
  package static func relation(_ relation: Entry.Related.Relation) -> Wording {
    switch relation {
    case .visit: Wording("所属访问或会议", "所屬訪問或會議", "during this visit or conference")
    case .during: Wording("期间的活动", "期間的活動", "took place during it")
    case .beside: Wording("同一场合", "同一場合", "on the same occasion")
    case .outcome: Wording("成果", "成果", "outcome")
    case .occasion: Wording("缘起的会晤", "緣起的會晤", "came of this encounter")
    }
  }

  /// How words are rendered.
  package static func form(_ form: Statement.Form) -> Wording {
    switch form {
    case .direct: Wording("直接引语", "直接引語", "direct")
    case .indirect: Wording("间接引语", "間接引語", "indirect")
    case .mixed: Wording("混合引语", "混合引語", "mixed")
    case .joint: Wording("共同表述", "共同表述", "joint")
    }
  }

  /// On what accounts disagree.
  package static func field(_ field: String) -> Wording {
    switch field {
    case "place": Wording("地点", "地點", "place")
    case "date": Wording("日期", "日期", "date")
    case "status": Wording("是否举行", "是否舉行", "status")
    case "mode": Wording("方式", "方式", "mode")
    case "participants": Wording("与会者", "與會者", "participants")
    default: Wording(field, field, field)
    }
  }
}
