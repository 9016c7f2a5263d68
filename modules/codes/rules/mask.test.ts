import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskAddress, maskIdentityNumber, maskName, maskPhone } from './index.ts'

test.each([
  ['周砚秋', '周*秋'],
  ['李四', '李*'],
  ['欧阳小明', '欧**明'],
  ['王', '*'],
  ['𠮷野家', '𠮷*家'],
  ['', ''],
])('[SEC-03] the name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})

test.each([
  ['33992119800101432X', '339921********4*2X'],
  ['CAN110181080301', 'CA***********01'],
  ['E12345678', 'E1*****78'],
  ['H1234', '***34'],
  ['12', '**'],
])('[SEC-03] the document number %s is shown as %s', (number, shown) => {
  expect(maskIdentityNumber(number)).toBe(shown)
})

test.each([
  ['13912346027', '139****6027'],
  ['0599-60012345', '***********45'],
  ['', ''],
])('[SEC-03] the telephone number %s is shown as %s', (number, shown) => {
  expect(maskPhone(number)).toBe(shown)
})

test.each([
  ['临澄市云岫县石榴桥镇麦穗路12号', '临澄市云岫县****'],
  ['浙江省临澄市云岫县石榴桥镇', '浙江省临澄市云岫县****'],
  ['北京市朝阳区建国路1号', '北京市朝阳区****'],
  ['内蒙古自治区呼伦贝尔市海拉尔区胜利街', '内蒙古自治区呼伦贝尔市海拉尔区****'],
  ['浙江省金华市义乌市稠江街道', '浙江省金华市义乌市****'],
  ['云岫县城市广场3号', '云岫县****'],
  ['临澄市望澄大道199号', '临澄市****'],
  ['临澄市望澄小区3幢', '临澄市****'],
  ['麦穗路12号', '****'],
  ['', ''],
])('[SEC-03] the address %s is shown as %s', (address, shown) => {
  expect(maskAddress(address)).toBe(shown)
})

test('[SEC-03] a mask keeps the length of names and numbers and never shows them whole', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,30}$/), (typed) => {
      for (const mask of [maskName, maskIdentityNumber, maskPhone]) {
        expect(mask(typed)).toHaveLength(typed.length)
        expect(mask(typed)).toContain('*')
      }
    }),
  )
})
