/// The style of a comparison's page: light and dark, narrow and printed.
package enum ComparisonStyle {
  package static let sheet: StaticString = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#1b1d21;--faint:#5d6470;--line:#d8dce2;--band:#f2f4f7;\
    --told:#e6f3ea;--told-ink:#1c6b3a;--less:#eef3f8;--less-ink:#33618c;--other:#fdf0d5;--other-ink:#8a5200;\
    --mark:#ffd37a;--link:#1f4fa3}
    @media (prefers-color-scheme:dark){:root{--paper:#16181c;--ink:#e6e8ec;--faint:#9aa2af;--line:#343a44;\
    --band:#1f232a;\
    --told:#17301f;--told-ink:#7fd29c;--less:#1a2734;--less-ink:#8dbbe8;--other:#3a2b10;--other-ink:#f0bf6a;\
    --mark:#7a5512;--link:#8fb4ff}}
    *{box-sizing:border-box}
    html{scroll-padding-block-start:7rem}
    body{margin:0;padding:1rem;background:var(--paper);color:var(--ink);\
    font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
    :lang(zh-Hant){font-family:system-ui,"Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",sans-serif}
    a{color:var(--link)}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px}
    .skip{position:absolute;inset-inline-start:-99rem}
    .skip:focus{position:fixed;inset-inline-start:1rem;inset-block-start:1rem;z-index:9;background:var(--paper);\
    padding:.5rem 1rem}
    .fixed{position:sticky;inset-inline-start:1rem;inline-size:min(100%,70rem);max-inline-size:calc(100vw - 2rem)}
    h1{font-size:1.5rem;line-height:1.3;margin:0 0 .25rem}
    h2{font-size:1.1rem;margin:2rem 0 .5rem}
    p{margin:.25rem 0}
    .faint,small{color:var(--faint)}
    nav ul,.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:.75rem 0}
    .number{color:var(--faint);font-size:.8rem;display:inline-block;min-inline-size:1.8em;\
    margin-inline-end:.3em}
    .sign{display:inline-block;inline-size:1.2em;text-align:center;font-weight:700}
    .reported .sign{color:var(--told-ink)}.less .sign{color:var(--less-ink)}.differs .sign{color:var(--other-ink)}
    table{border-collapse:separate;border-spacing:0;table-layout:fixed;margin-block:1rem;\
    inline-size:max(calc(14rem + var(--columns)*9.5rem),min(100%,calc(14rem + var(--columns)*26rem)))}
    col.points{inline-size:14rem}
    th,td{padding:.35rem .5rem;border-block-end:1px solid var(--line);vertical-align:top;text-align:start;\
    overflow-wrap:anywhere;font-weight:400}
    thead th{position:sticky;inset-block-start:0;z-index:3;background:var(--paper);\
    border-block-end:2px solid var(--ink)}
    thead th b{display:block}
    thead th small,tbody th small{display:block;line-height:1.35}
    tbody th[scope=row],thead th:first-child{position:sticky;inset-inline-start:0;background:var(--paper);z-index:2;\
    border-inline-end:1px solid var(--line)}
    thead th:first-child{z-index:4}
    th[scope=rowgroup]{background:var(--band);font-weight:700;padding-block:.5rem}
    th[scope=rowgroup] span{position:sticky;inset-inline-start:.5rem}
    tr:target th,li:target{outline:2px solid var(--link);outline-offset:-2px}
    td{border-inline-end:1px solid var(--line)}
    td.reported{background:var(--told)}td.less{background:var(--less)}td.differs{background:var(--other)}
    td.absent{color:var(--faint);text-align:center}
    mark{background:var(--mark);color:inherit;border-radius:2px;padding-inline:1px}
    summary{cursor:pointer;list-style:none;border-radius:2px}
    summary::-webkit-details-marker{display:none}
    details:not([open])>summary .clamp{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;\
    line-clamp:4;\
    overflow:hidden}
    summary .more{color:var(--link);font-size:.8em}
    details[open]>summary .more{display:none}
    .words{margin:.4rem 0 0;padding-inline-start:.6rem;border-inline-start:3px solid var(--line)}
    .voice{font-weight:600}
    .issue{display:inline-block;border:1px solid var(--line);border-radius:1em;padding:0 .5em;font-size:.8rem;\
    margin-inline-end:.2rem}
    .bar{display:block;block-size:.3rem;background:var(--told-ink);border-radius:2px;margin-block-start:.2rem;\
    min-inline-size:1px}
    ul.voices{list-style:none;margin:0;padding:0}
    .list>details{border:1px solid var(--line);border-radius:4px;padding:.4rem .75rem;margin-block:.5rem}
    .list li{margin-block:.35rem}
    .sources li{margin-block:.5rem}
    @media (max-width:48rem){body{padding:.6rem;font-size:14px}\
    table{inline-size:calc(8.5rem + var(--columns)*9rem)}col.points{inline-size:8.5rem}\
    .fixed{inset-inline-start:.6rem;max-inline-size:calc(100vw - 1.2rem)}}
    @page{size:A4 landscape;margin:1cm}
    @media print{:root{--paper:#fff;--ink:#000}body{font-size:9pt;padding:0}nav,.skip,.more{display:none}\
    table{inline-size:100%}col.points{inline-size:18%}thead th,tbody th[scope=row]{position:static}\
    details:not([open])>summary .clamp{display:block}.list>details::details-content{content-visibility:visible;\
    block-size:auto}\
    tr{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}
